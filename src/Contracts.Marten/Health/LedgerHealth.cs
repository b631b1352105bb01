using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Contracts.Storage;

/// <summary>Whether the ledger can be reached and has what it needs, and whether its rows hold what they should.</summary>
internal sealed class LedgerHealth(
    TenantLedgers ledgers, LedgerSchema schema, IOptions<ContractsOptions> options, TimeProvider time, TimeSpan mostLag) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new List<(string? Tenant, HealthCheckResult Result)>();
        foreach (var (tenant, database) in ledgers.Databases)
            found.Add((tenant, await CheckAsync(database, context.Registration.FailureStatus, cancellationToken).ConfigureAwait(false)));
        return found is [(null, var only)] ? only : Together(found);
    }

    /// <summary>Several databases are as well as the worst of them; each fact says whose it is.</summary>
    private static HealthCheckResult Together(List<(string? Tenant, HealthCheckResult Result)> found)
    {
        var concerns = found.Where(each => each.Result.Status != HealthStatus.Healthy).ToList();
        return new HealthCheckResult(
            found.Min(each => each.Result.Status),
            concerns.Count == 0 ? $"The ledgers of {found.Count} tenants are there." : string.Join(' ', concerns.Select(each => $"{each.Tenant}: {each.Result.Description}")),
            concerns.Select(each => each.Result.Exception).FirstOrDefault(exception => exception is not null),
            found.SelectMany(each => each.Result.Data.Select(fact => KeyValuePair.Create($"{each.Tenant}: {fact.Key}", fact.Value))).ToDictionary());
    }

    private async Task<HealthCheckResult> CheckAsync(LedgerDatabase database, HealthStatus failureStatus, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, object> { ["schema"] = database.Entries.Schema, ["foldVersion"] = database.Prepared.Tables.FoldVersion };
        try
        {
            await database.Entries.MakeTablesAsync(cancellationToken).ConfigureAwait(false);
            await schema.CheckOnceAsync(database.Prepared.Database, cancellationToken).ConfigureAwait(false);
            return options.Value.Ledger == LedgerUpkeep.Off
                ? HealthCheckResult.Healthy("The ledger is there; no rows are kept.", facts)
                : Told(await LedgerCondition.OfAsync(database.Entries, cancellationToken).ConfigureAwait(false), database.Background.LastFailure, facts);
        }
        catch (LedgerSchemaException missing)
        {
            facts["missing"] = missing.Missing;
            return new HealthCheckResult(failureStatus, missing.Message, missing, facts);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(failureStatus, "The ledger cannot be asked; its database is required.", failure, facts);
        }
    }

    private HealthCheckResult Told(LedgerCondition condition, Exception? rollingFailure, Dictionary<string, object> facts)
    {
        facts["rowsAreComplete"] = condition.IsComplete;
        facts["upkeep"] = condition.Upkeep;
        facts["lastEntry"] = condition.LastEntry;
        if (condition.Reason is { } reason)
            facts["reason"] = reason;
        var concerns = new List<string>();
        if (!condition.IsComplete)
            concerns.Add("The rows are not complete, so every question folds the entries; a rebuild is offered.");
        if (condition.Upkeep == LedgerUpkeep.Async)
        {
            var lag = condition.BehindSince is { } since && time.GetUtcNow() - since is { Ticks: > 0 } span ? span : TimeSpan.Zero;
            facts["entriesBehind"] = condition.Behind;
            facts["secondsBehind"] = lag.TotalSeconds;
            if (lag > mostLag)
                concerns.Add($"The rows are {lag.TotalSeconds:0} seconds behind the entries; at most {mostLag.TotalSeconds:0} are required.");
        }

        if (rollingFailure is { } failure)
        {
            facts["rollingFailure"] = failure.GetType().Name;
            concerns.Add("Corners could not be rolled up the last time; totals are right, and get slower.");
        }

        return concerns.Count == 0
            ? HealthCheckResult.Healthy("The ledger is there, and its rows are complete.", facts)
            : HealthCheckResult.Degraded(string.Join(' ', concerns), rollingFailure, facts);
    }
}
