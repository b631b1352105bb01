using Contracts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Contracts.Web;

/// <summary>Imports and exports of history files, as streams of lines.</summary>
internal static class FileEndpoints
{
    private const string Lines = "application/jsonl";

    public static RouteGroupBuilder Map(RouteGroupBuilder group)
    {
        group.MapPost("/import", Import)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<string>(Lines, "application/x-ndjson", "text/plain")
            .Gives<ImportOutcome>("Takes in a history file of any size, or nothing of it where it has faults");
        group.MapGet("/export", Export)
            .WithSummary("Everything that was recorded, or that of one stream, as a history file")
            .Produces<string>(contentType: Lines);
        return group;
    }

    private static async Task<IResult> Import(HttpContext http, CancellationToken cancellationToken)
    {
        var outcome = await AskedFor.LedgerOf(http)
            .ImportAsync(
                HistoryReader.ReadEachAsync([(EntryBatch.Name, http.Request.Body)], cancellationToken),
                progress: null,
                cancellationToken)
            .ConfigureAwait(false);
        return Results.Json(outcome, WebJson.Options);
    }

    private static IResult Export(HttpContext http, string? stream)
    {
        var ledger = AskedFor.LedgerOf(http);
        var one = Query.Optional<StreamKey>("stream", stream);
        return Results.Stream(
            async target => await ledger.ExportAsync(target, one, http.RequestAborted).ConfigureAwait(false),
            Lines,
            "history.jsonl");
    }
}
