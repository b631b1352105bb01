using System.Diagnostics.CodeAnalysis;
using Contracts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Contracts.Web;

/// <summary>The ledger's endpoints in a host, in groups that the host can leave out, authorise and version.</summary>
/// <remarks>
/// Every convention that is added here goes to all groups. The groups are null where the host left them out.
/// </remarks>
public sealed class ContractsEndpoints : IEndpointConventionBuilder
{
    private readonly RouteGroupBuilder _all;

    internal ContractsEndpoints(RouteGroupBuilder all, ContractsEndpointsOptions options)
    {
        _all = all;
        Recording = options.MapsRecording ? RecordingEndpoints.Map(all.MapGroup("").WithTags("Recording")) : null;
        Asking = options.MapsAsking ? AskingEndpoints.Map(all.MapGroup("").WithTags("Asking")) : null;
        Streams = options.MapsStreams ? StreamEndpoints.Map(all.MapGroup("").WithTags("Streams")) : null;
        Files = options.MapsFiles ? FileEndpoints.Map(all.MapGroup("").WithTags("Files")) : null;
    }

    /// <summary>Recording, previewing, correcting, retracting and disputing.</summary>
    public RouteGroupBuilder? Recording { get; }

    /// <summary>Questions over the whole ledger or a party.</summary>
    public RouteGroupBuilder? Asking { get; }

    /// <summary>Questions about one stream: its state, entries, explanations, changes, beliefs and what-ifs.</summary>
    public RouteGroupBuilder? Streams { get; }

    /// <summary>Imports and exports of history files.</summary>
    public RouteGroupBuilder? Files { get; }

    void IEndpointConventionBuilder.Add(Action<EndpointBuilder> convention) =>
        ((IEndpointConventionBuilder)_all).Add(convention);

    void IEndpointConventionBuilder.Finally(Action<EndpointBuilder> finallyConvention) =>
        ((IEndpointConventionBuilder)_all).Finally(finallyConvention);
}

/// <summary>Settings of the ledger's endpoints.</summary>
public sealed class ContractsEndpointsOptions
{
    /// <summary>
    /// Finds the tenant of a request, where the store keeps a ledger for each; null by default, for one ledger. It is
    /// called after the host's authentication and authorization; the tenant is the host's word, and never the caller's.
    /// </summary>
    public Func<HttpContext, string?>? Tenant { get; set; }

    /// <summary>True, the default, to map the endpoints that record.</summary>
    public bool MapsRecording { get; set; } = true;

    /// <summary>True, the default, to map the questions over the ledger.</summary>
    public bool MapsAsking { get; set; } = true;

    /// <summary>True, the default, to map the questions about one stream.</summary>
    public bool MapsStreams { get; set; } = true;

    /// <summary>True, the default, to map imports and exports.</summary>
    public bool MapsFiles { get; set; } = true;
}

/// <summary>Maps the ledger's endpoints.</summary>
public static class ContractsEndpointsRegistration
{
    /// <summary>Maps the ledger's endpoints under a prefix.</summary>
    /// <remarks>
    /// They use the ledger that <c>AddContracts</c> registered. No endpoint asks for authorization by itself: the host
    /// adds it, as in <c>app.MapContracts("/ledger").RequireAuthorization()</c>. They answer what the library refuses
    /// with problem details (<see cref="ContractsProblems.Of"/>), and need no other registration.
    /// </remarks>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">The prefix, such as <c>/ledger</c>.</param>
    /// <param name="configure">Changes the settings; null for the default ones.</param>
    /// <returns>The endpoints, to which the host adds its conventions.</returns>
    public static ContractsEndpoints MapContracts(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string prefix,
        Action<ContractsEndpointsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var options = new ContractsEndpointsOptions();
        configure?.Invoke(options);
        var all = endpoints.MapGroup(prefix);
        all.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                var http = context.HttpContext;
                if (options.Tenant is { } tenant)
                    http.RequestServices.GetRequiredService<CurrentTenant>().Id = tenant(http);
                return await next(context).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (context.HttpContext.Response.HasStarted || ContractsProblems.Of(exception) is not { } problem)
                    throw;
                if (problem.Status >= StatusCodes.Status500InternalServerError)
                    Log(context.HttpContext, exception);
                return Results.Problem(problem);
            }
        });
        return new ContractsEndpoints(all, options);
    }

    /// <summary>Tells the host's log what only the host can mend.</summary>
    private static void Log(HttpContext http, Exception exception) =>
        Unanswered(
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Contracts.Web"),
            http.Request.Method,
            http.Request.Path.Value,
            exception);

    private static readonly Action<ILogger, string, string?, Exception?> Unanswered =
        LoggerMessage.Define<string, string?>(
            LogLevel.Error, new(1, nameof(Unanswered)), "{Method} {Path} could not be answered");
}
