using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Contracts.Storage;

/// <summary>Checks that the ledger can be reached, has its schema, and has the right rows.</summary>
internal sealed class LedgerHealthCheck(
    TenantLedgers ledgers,
    LedgerSchema schema,
    DaemonWatch daemons,
    LedgerTelemetry telemetry,
    TimeProvider time,
    TimeSpan mostLag) : IHealthCheck
{
    /// <summary>The time in which streams are compared; the last one may take a little longer.</summary>
    private static readonly TimeSpan ComparingTime = TimeSpan.FromMilliseconds(150);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new List<(string? Tenant, HealthCheckResult Result)>();
        foreach (var (tenant, database) in ledgers.Databases)
        {
            var result = await CheckAsync(database, context.Registration.FailureStatus, cancellationToken)
                .ConfigureAwait(false);
            found.Add((tenant, result));
        }

        return found is [(null, var only)] ? only : Together(found);
    }

    /// <summary>Overall health is that of the least healthy database; each fact names its tenant.</summary>
    private static HealthCheckResult Together(List<(string? Tenant, HealthCheckResult Result)> found)
    {
        var concerns = found.Where(each => each.Result.Status != HealthStatus.Healthy).ToList();
        return new HealthCheckResult(
            found.Min(each => each.Result.Status),
            concerns.Count == 0
                ? $"The ledgers of {found.Count} tenants are there."
                : string.Join(' ', concerns.Select(each => $"{each.Tenant}: {each.Result.Description}")),
            concerns.Select(each => each.Result.Exception).FirstOrDefault(exception => exception is not null),
            found.SelectMany(each => each.Result.Data.Select(
                fact => KeyValuePair.Create($"{each.Tenant}: {fact.Key}", fact.Value))).ToDictionary());
    }

    private async Task<HealthCheckResult> CheckAsync(
        LedgerDatabase database, HealthStatus failureStatus, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, object>
        {
            ["schema"] = database.Schema,
            ["foldVersion"] = database.Tables.FoldVersion,
        };
        try
        {
            await database.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
            await schema.CheckOnceAsync(database.Marten, cancellationToken).ConfigureAwait(false);
            var condition = await LedgerCondition.OfAsync(database, cancellationToken).ConfigureAwait(false);
            if (condition is { IsComplete: false, Upkeep: LedgerUpkeep.Off } && database.KeepsNoRows)
                return HealthCheckResult.Healthy("The ledger is there; no rows are kept.", facts);
            if (condition.IsComplete
                && await DifferencesAsync(database, facts, cancellationToken).ConfigureAwait(false)
                    is { Count: > 0 } differences)
            {
                return new HealthCheckResult(
                    failureStatus,
                    $"The rows are not what the entries come to: {string.Join(' ', differences)} "
                    + "They are not read until they are rebuilt.",
                    null,
                    facts);
            }

            return Told(condition, database.BackgroundRollup.LastFailure, facts);
        }
        catch (LedgerSchemaException missing)
        {
            facts["missing"] = missing.Missing;
            return new HealthCheckResult(failureStatus, missing.Message, missing, facts);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(
                failureStatus, "The ledger cannot be asked; its database is required.", failure, facts);
        }
    }

    private HealthCheckResult Told(
        LedgerCondition condition, Exception? rollupFailure, Dictionary<string, object> facts)
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
            var lag = condition.BehindSince is { } since && time.GetUtcNow() - since is { Ticks: > 0 } span
                ? span
                : TimeSpan.Zero;
            facts["entriesBehind"] = condition.Behind;
            facts["secondsBehind"] = lag.TotalSeconds;
            if (lag > mostLag)
            {
                concerns.Add(
                    $"The rows are {lag.TotalSeconds:0} seconds behind the entries; "
                    + $"at most {mostLag.TotalSeconds:0} are required.");
            }
        }

        ReportDaemon(facts, concerns);
        if (rollupFailure is { } failure)
        {
            facts["rollingFailure"] = failure.GetType().Name;
            concerns.Add("Corners could not be rolled up the last time; totals are right, and get slower.");
        }

        return concerns.Count == 0
            ? HealthCheckResult.Healthy("The ledger is there, and its rows are complete.", facts)
            : HealthCheckResult.Degraded(string.Join(' ', concerns), rollupFailure, facts);
    }

    /// <summary>
    /// Compares some rows with their fold. Where they differ, they are declared incomplete, so that questions fold at
    /// once.
    /// </summary>
    private async Task<IReadOnlyList<string>> DifferencesAsync(
        LedgerDatabase database, Dictionary<string, object> facts, CancellationToken cancellationToken)
    {
        var compared = await new RowComparison(database, ComparingTime).RunAsync(cancellationToken)
            .ConfigureAwait(false);
        facts["streamsCompared"] = compared.Compared;
        if (compared.Differences.Count == 0)
            return [];
        facts["rowsAreComplete"] = false;
        facts["differences"] = compared.Differences;
        await database.Rows.MarkIncompleteAsync(
            "a health check found rows that are not what the entries come to", cancellationToken).ConfigureAwait(false);
        telemetry.Log.RowsDiffer(database.Schema, string.Join(' ', compared.Differences));
        return compared.Differences;
    }

    private void ReportDaemon(Dictionary<string, object> facts, List<string> concerns)
    {
        facts["daemon"] = daemons.Daemons.Count == 0
            ? "not in this host"
            : daemons.Daemons.All(daemon => daemon.IsRunning) ? "running" : "stopped";
        foreach (var (shard, (failure, at)) in daemons.Failures)
            facts[$"lastFailure:{shard}"] = $"{at:u} {failure.GetType().Name}: {failure.Message}";
        if (daemons.Stopped is { Count: > 0 } stopped)
            concerns.Add($"The daemon has stopped {string.Join(", ", stopped)}; a shard that runs is required.");
    }
}
