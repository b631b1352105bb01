using System.Text.Json;
using Contracts.Storage;
using JasperFx;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Contracts.Web;

/// <summary>The problem details (RFC 9457) of what the ledger refuses or cannot answer.</summary>
public static class ContractsProblems
{
    /// <summary>
    /// Answers exceptions of the library with problem details, wherever in the host they are thrown. It takes
    /// <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContractsProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<Handler>();
    }

    /// <summary>The problem of an exception; null for one that says nothing about the request or the ledger.</summary>
    /// <remarks>
    /// 422 with <c>conflicts</c> for a refused batch, 409 for a lost race, 400 for what is impossible by itself, with
    /// <c>faults</c> where entries were read, 410 for a token that cannot be answered any more, 413 for a body that is
    /// too large, 503 where the store cannot be reached or a newer version of the library recorded in it, and 500 with
    /// <c>stream</c> and <c>version</c> for a stream that cannot be read.
    /// </remarks>
    /// <param name="exception">The exception.</param>
    public static ProblemDetails? Of(Exception exception) => exception switch
    {
        ContractRuleException refused => Problem(
            StatusCodes.Status422UnprocessableEntity,
            "The batch is refused",
            refused,
            ("conflicts", refused.Conflicts)),
        ConcurrencyException lost => Problem(
            StatusCodes.Status409Conflict, "The stream has changed since it was read", lost),
        HistoryFileException faulty => Problem(
            StatusCodes.Status400BadRequest,
            "The entries have faults",
            $"Nothing is recorded; faults: {faulty.Faults.Count}. The first: {faulty.Faults[0].Message}",
            ("faults", faulty.Faults)),
        TokenRefusedException refused => Problem(
            StatusCodes.Status410Gone,
            "The token can no longer be answered",
            refused,
            ("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Reason.ToString()))),
        NothingKnownException unknown => Problem(
            StatusCodes.Status404NotFound, "Nothing is known of it", unknown, ("stream", unknown.Stream)),
        UnreadableStreamException unreadable => Problem(
            StatusCodes.Status500InternalServerError,
            "A stream cannot be read",
            unreadable,
            ("stream", unreadable.Stream),
            ("version", unreadable.Version)),
        UnknownEventException newer => Problem(
            StatusCodes.Status503ServiceUnavailable, "A newer version of the library recorded here", newer),
        NpgsqlException { IsTransient: true } or TimeoutException => Problem(
            StatusCodes.Status503ServiceUnavailable,
            "The store cannot be reached",
            "The database does not answer; the same request may succeed later."),
        BadHttpRequestException bad => Problem(bad.StatusCode, "The request cannot be read", bad),
        ArgumentException or FormatException or JsonException => Problem(
            StatusCodes.Status400BadRequest, "The request is impossible", exception),
        _ => null,
    };

    private static ProblemDetails Problem(
        int status, string title, Exception exception, params (string Name, object? Value)[] facts) =>
        Problem(
            status,
            title,
            exception is ArgumentException impossible ? Refusal.Sentence(impossible) : exception.Message,
            facts);

    private static ProblemDetails Problem(
        int status, string title, string detail, params (string Name, object? Value)[] facts)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        foreach (var (name, value) in facts)
            problem.Extensions[name] = JsonSerializer.SerializeToElement(value, WebJson.Options);
        return problem;
    }

    /// <summary>Answers in the host's pipeline.</summary>
    private sealed class Handler(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(
            HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (Of(exception) is not { } problem)
                return false;
            httpContext.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
            var context = new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = problem,
                Exception = exception,
            };
            return await problems.TryWriteAsync(context).ConfigureAwait(false);
        }
    }
}

/// <summary>Nothing is known of a stream that a request names.</summary>
internal sealed class NothingKnownException(StreamKey stream)
    : Exception($"Nothing is recorded in {stream} as of that knowledge.")
{
    public StreamKey Stream { get; } = stream;
}
