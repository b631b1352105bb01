using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Contracts.Web;

/// <summary>Reads the bodies of requests, up to 1 MB.</summary>
internal static class Body
{
    private const int Largest = 1024 * 1024;

    /// <summary>The whole body; empty for none.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than 1 MB.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > Largest)
            {
                throw new BadHttpRequestException(
                    "The body is larger than 1 MB; a smaller batch, or an import, is required.",
                    StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

/// <summary>What the endpoints say of themselves in OpenAPI.</summary>
internal static class Documenting
{
    private const string Json = "application/json";

    extension(RouteHandlerBuilder endpoint)
    {
        /// <summary>Documents an endpoint that answers with JSON.</summary>
        public RouteHandlerBuilder Gives<T>(string summary) => endpoint
            .WithSummary(summary)
            .Produces<T>(StatusCodes.Status200OK, Json)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        /// <summary>Documents that a stream may be unknown.</summary>
        public RouteHandlerBuilder OrNothingKnown() => endpoint.ProducesProblem(StatusCodes.Status404NotFound);

        /// <summary>Documents a body of JSON, of up to 1 MB.</summary>
        public RouteHandlerBuilder Takes<T>() where T : notnull => endpoint
            .Accepts<T>(Json, "application/cloudevents-batch+json", "application/cloudevents+json")
            .WithMetadata(new RequestSizeLimitAttribute(1024 * 1024 + 1));

        /// <summary>Documents an endpoint that records.</summary>
        public RouteHandlerBuilder GivesReceipt(string summary) => endpoint
            .WithSummary(summary)
            .Produces<RecordingReceipt>(StatusCodes.Status201Created, Json)
            .Produces<RecordingReceipt>(StatusCodes.Status200OK, Json)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
