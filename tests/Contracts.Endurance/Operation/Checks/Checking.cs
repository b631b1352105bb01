using Contracts.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Contracts.Endurance.Operation.Checks;

/// <summary>Checks of a deployment after a step: each answer is the fold of what was acknowledged, or says that it cannot be given.</summary>
internal sealed class Checking(Deployment deployment)
{
    private const int MostKept = 6;

    /// <summary>Checks the tables, and asks every host.</summary>
    /// <exception cref="Fault">Something is not as it should be.</exception>
    public async Task CheckAsync(IReadOnlyList<Look> looks)
    {
        var store = await deployment.LookAsync(StoreContents.ReadAsync);
        CheckEntries(store);
        CheckRows(store);
        foreach (var host in deployment.Hosts)
        {
            await CheckHistoriesAsync(host, looks);
            foreach (var look in looks)
                await CheckAnswerAsync(host, store, look.Question, look.In(deployment), look.Keeps);
            await CheckKeptAsync(host, looks.Count == 0 ? 0 : looks[0].Instant);
            await CheckHealthAsync(host, store);
        }

        deployment.EndRecovery();
    }

    /// <summary>Asks every question again for which an answer was kept.</summary>
    public async Task CheckAllKeptAsync()
    {
        foreach (var host in deployment.Hosts)
        {
            for (var i = 0; i < deployment.Kept.Count; i++)
                await CheckKeptAsync(host, i);
        }
    }

    /// <summary>Asks a host while an entry is missing: it answers right, or says that it cannot answer.</summary>
    /// <param name="host">The host.</param>
    /// <param name="store">The contents of the store before the entry was missing.</param>
    public async Task AskWhileUnreadableAsync(Host host, StoreContents store)
    {
        foreach (var kind in new[] { QuestionKind.Positions, QuestionKind.Total, QuestionKind.Board })
        {
            var question = new Question(kind, Deployment.Streams[0], default, "ann", "bob", AmountUnit.Usd);
            try
            {
                var (items, token) = await question.AskAsync(host.Ledger, Viewpoint.Latest, null);
                var all = question.Expect(deployment.Acknowledged, Viewpoint.Latest);
                // Rows that a daemon keeps up may be behind, and are right as far as it came, with the missing entry.
                var mayBeBehind = store.IsAsync && token.IsProvisional && kind != QuestionKind.Board;
                var expected = mayBeBehind && !Question.AreSame(items, all)
                    ? question.Expect(Known(store, number => number <= store.Progress), Viewpoint.Latest)
                    : all;
                Require(items, expected, $"While an entry is missing, {host} answers {kind} without a word");
            }
            catch (Exception failure) when (Refusal.SaysUnreadable(failure))
            {
                deployment.Counts.Refuse("an entry is missing");
            }
        }

        try
        {
            await foreach (var history in host.Ledger.HistoriesAsync())
                RequireEntries(host, history, "While an entry is missing, ");
        }
        catch (Exception failure) when (Refusal.SaysUnreadable(failure))
        {
            deployment.Counts.Refuse("an entry is missing");
        }
    }

    /// <summary>The store holds each acknowledged entry once, and no other.</summary>
    private void CheckEntries(StoreContents store)
    {
        foreach (var stream in Deployment.Streams)
        {
            List<int> versions = [.. store.Entries.Where(entry => entry.Stream == stream).Select(entry => entry.Version)];
            var acknowledged = deployment.Acknowledged[stream].Version;
            if (versions.SequenceEqual(Enumerable.Range(1, acknowledged)))
                continue;
            var kind = versions.Count < acknowledged ? FaultKind.Lost : versions.Count > versions.Distinct().Count() ? FaultKind.Doubled : FaultKind.Wrong;
            throw new Fault(kind, $"{stream} holds the versions {string.Join(' ', versions)}; {acknowledged} were acknowledged.");
        }
    }

    /// <summary>Rows that the store calls complete are those of memory.</summary>
    private void CheckRows(StoreContents store)
    {
        if (store.State?.IsComplete != true)
            return;
        if (store.IsAsync)
            RowComparison.Compare(store, deployment.Bound, Known(store, number => number <= store.Progress), $"as far as the daemon came, to {store.Progress} of {store.LastNumber},");
        else
            RowComparison.Compare(store, deployment.Bound, [.. deployment.Acknowledged], "with all entries");
        deployment.Counts.Add("comparisons row for row");
        if (store.Unkept.Count > 0)
            deployment.Counts.Add("comparisons with streams beyond the row bound");
    }

    private async Task CheckHistoriesAsync(Host host, IReadOnlyList<Look> looks)
    {
        var histories = await deployment.AskAsync(host, async () => await host.Ledger.HistoriesAsync().ToListAsync());
        foreach (var history in histories)
            RequireEntries(host, history, "");
        if (histories.Count != deployment.Acknowledged.Count(history => history.Version > 0))
            throw new Fault(FaultKind.Lost, $"{host} shows {histories.Count} streams of {deployment.Acknowledged.Count}.");
        foreach (var stream in looks.Select(look => look.Question.Stream).Distinct())
            RequireEntries(host, await deployment.AskAsync(host, () => host.Ledger.HistoryAsync(stream)), "");
    }

    private void RequireEntries(Host host, History shown, string when)
    {
        var acknowledged = deployment.Acknowledged[shown.Stream];
        if (!EntryComparison.AreSame(acknowledged.Entries, shown.Entries))
        {
            throw new Fault(
                shown.Version < acknowledged.Version ? FaultKind.Lost : FaultKind.Wrong,
                $"{when}{host} shows {shown.Version} entries of {shown.Stream}, other ones than the {acknowledged.Version} that were acknowledged.\n{EntryComparison.Difference(acknowledged.Entries, shown.Entries)}");
        }
    }

    private async Task CheckAnswerAsync(Host host, StoreContents store, Question question, Viewpoint viewpoint, bool keeps)
    {
        var (items, token) = await deployment.AskAsync(host, () => question.AskAsync(host.Ledger, viewpoint, null));
        deployment.Counts.Add("answers checked");
        var seen = viewpoint with { KnownAt = token.KnownAt };
        var known = question.Expect(Known(store, token.Knows), seen);
        var all = question.Expect(deployment.Acknowledged, viewpoint);
        var isBehind = !deployment.HasCaughtUp && token.IsProvisional && store.IsAsync && !Question.AreSame(items, all);
        if (isBehind)
            deployment.Counts.Add("answers behind, as their tokens say");
        else
            Require(items, all, $"{host} answers {question} at {viewpoint}");
        Require(items, known, $"{host} answers {question} at {viewpoint}, but its token knows something else");
        if (!keeps)
            return;
        var entries = store.Numbered(deployment.Acknowledged).Where(entry => token.Knows(entry.Key)).ToDictionary();
        deployment.Kept.Add(new KeptAnswer(question, viewpoint, items, token, entries));
        if (deployment.Kept.Count > MostKept)
            deployment.Kept.RemoveAt(0);
    }

    /// <summary>The same question with its token has the same answer, unless a restore undid what the token knows.</summary>
    private async Task CheckKeptAsync(Host host, int which)
    {
        if (deployment.Kept.Count == 0)
            return;
        var kept = deployment.Kept[which % deployment.Kept.Count];
        try
        {
            var (items, _) = await deployment.AskAsync(host, () => kept.Question.AskAsync(host.Ledger, kept.Viewpoint, kept.Token));
            Require(items, kept.Items, $"{host} answers {kept.Question} at {kept.Viewpoint} otherwise with its token {kept.Token}{(kept.IsUndone ? ", of a future that a restore has undone," : "")}");
            deployment.Counts.Add("tokens answered");
        }
        catch (TokenRefusedException failure)
        {
            if (!kept.IsUndone && kept.Token.FoldVersion == host.Settings.Rules)
                throw new Fault(FaultKind.Wrong, $"{host} refuses a token of which nothing was undone: {failure.Message}", failure);
            deployment.Counts.Refuse(kept.IsUndone ? "token of an undone future" : "token of other rules");
        }
    }

    private async Task CheckHealthAsync(Host host, StoreContents store)
    {
        // What repairs rows in the background may change the state meanwhile.
        var before = store.State;
        HealthReportEntry health;
        while (true)
        {
            health = await deployment.AskAsync(host, async () =>
            {
                var report = await host.CheckHealthAsync(CancellationToken.None);
                return report.Exception is { } failure && Refusal.IsTransient(failure) ? throw failure : report;
            });
            var after = (await deployment.LookAsync(StoreContents.ReadAsync)).State;
            if (before == after)
                break;
            before = after;
        }

        if (health.Status == HealthStatus.Unhealthy)
            throw new Fault(FaultKind.Wrong, $"{host} is unhealthy: {health.Description} {health.Exception}", health.Exception);
        var saysComplete = health.Data.TryGetValue("rowsAreComplete", out var complete) && complete is true;
        if (saysComplete && (before?.IsComplete != true || before.Rules != host.Settings.Rules))
            throw new Fault(FaultKind.Wrong, $"{host} says that its rows are complete, which the store denies.");
        deployment.Counts.Add(health.Status == HealthStatus.Healthy ? "health checks, healthy" : "health checks, degraded");
    }

    /// <summary>The histories of the entries that are known by their numbers: of each stream the first, up to one that is not.</summary>
    private List<History> Known(StoreContents store, Func<long, bool> knows)
    {
        var versions = store.Entries.Where(entry => knows(entry.Number)).ToLookup(entry => entry.Stream, entry => entry.Version);
        var known = new List<History>();
        foreach (var history in deployment.Acknowledged)
        {
            var ofStream = versions[history.Stream].ToHashSet();
            var count = Enumerable.Range(1, history.Version).TakeWhile(ofStream.Contains).Count();
            known.Add(count == history.Version ? history : History.Of(history.Stream, history.Entries.Take(count)));
        }

        return known;
    }

    private static void Require(IReadOnlyList<object> items, IReadOnlyList<object> expected, string what)
    {
        if (!Question.AreSame(items, expected))
            throw new Fault(HasMore(items, expected) ? FaultKind.Doubled : FaultKind.Wrong, $"{what}: {items.Count} items instead of {expected.Count}.\n{Difference(expected, items)}");
    }

    /// <summary>Whether an item that is expected is there more often.</summary>
    private static bool HasMore(IReadOnlyList<object> items, IReadOnlyList<object> expected)
    {
        var counts = expected.CountBy(item => item).ToDictionary();
        return items.CountBy(item => item).Any(item => counts.TryGetValue(item.Key, out var count) && item.Value > count);
    }

    private static string Difference(IReadOnlyList<object> expected, IReadOnlyList<object> found) =>
        $"missing: {string.Join("\n  ", expected.Except(found).Take(3))}\nmore: {string.Join("\n  ", found.Except(expected).Take(3))}";
}
