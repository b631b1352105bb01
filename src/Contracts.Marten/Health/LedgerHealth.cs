using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Contracts.Storage;

/// <summary>Whether the ledger can be reached and has what it needs, and whether its rows hold what they should.</summary>
internal sealed class LedgerHealth(
    EntryStore store, ContractLedger ledger, LedgerTables tables, LedgerSchema schema, IOptions<ContractsOptions> options, TimeProvider time, TimeSpan mostLag) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var facts = new Dictionary<string, object> { ["schema"] = tables.Schema, ["foldVersion"] = History.FoldVersion };
        try
        {
            await store.MakeTablesAsync(cancellationToken).ConfigureAwait(false);
            await schema.CheckOnceAsync(cancellationToken).ConfigureAwait(false);
            return options.Value.Ledger == LedgerUpkeep.Off
                ? HealthCheckResult.Healthy("The ledger is there; no rows are kept.", facts)
                : Told(await LedgerCondition.OfAsync(store, tables, options.Value.Ledger, cancellationToken).ConfigureAwait(false), facts);
        }
        catch (LedgerSchemaException missing)
        {
            facts["missing"] = missing.Missing;
            return new HealthCheckResult(context.Registration.FailureStatus, missing.Message, missing, facts);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The ledger cannot be asked; its database is required.", failure, facts);
        }
    }

    private HealthCheckResult Told(LedgerCondition condition, Dictionary<string, object> facts)
    {
        facts["rowsAreComplete"] = condition.IsComplete;
        facts["lastEntry"] = condition.LastEntry;
        var concerns = new List<string>();
        if (!condition.IsComplete)
            concerns.Add("The rows are not complete, so every question folds the entries; a rebuild is offered.");
        if (options.Value.Ledger == LedgerUpkeep.Async)
        {
            var lag = condition.BehindSince is { } since && time.GetUtcNow() - since is { Ticks: > 0 } span ? span : TimeSpan.Zero;
            facts["entriesBehind"] = condition.Behind;
            facts["secondsBehind"] = lag.TotalSeconds;
            if (lag > mostLag)
                concerns.Add($"The rows are {lag.TotalSeconds:0} seconds behind the entries; at most {mostLag.TotalSeconds:0} are required.");
        }

        if (ledger.RollingFailure is { } failure)
        {
            facts["rollingFailure"] = failure.GetType().Name;
            concerns.Add("Corners could not be rolled up the last time; totals are right, and get slower.");
        }

        return concerns.Count == 0
            ? HealthCheckResult.Healthy("The ledger is there, and its rows are complete.", facts)
            : HealthCheckResult.Degraded(string.Join(' ', concerns), ledger.RollingFailure, facts);
    }
}
