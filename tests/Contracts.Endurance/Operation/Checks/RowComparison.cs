using System.Runtime.CompilerServices;
using Contracts.Storage;

namespace Contracts.Endurance.Operation.Checks;

/// <summary>Compares stored rows and corners with those of memory, row for row.</summary>
internal static class RowComparison
{
    private static readonly ConditionalWeakTable<History, Made> Cache = [];

    /// <summary>Throws where the rows or the corners are not those that the histories make within the bound.</summary>
    /// <exception cref="Fault">They differ.</exception>
    public static void Compare(StoreContents store, LedgerBound bound, IReadOnlyList<History> histories, string when)
    {
        RequireBound(store, bound, histories, when);
        var made = histories.Where(history => !store.Unkept.Contains(history.Stream)).Select(history => Cache.GetValue(history, Made.Of)).ToList();
        foreach (var evidence in EvidencePolicy.Named)
        {
            var policy = evidence.AsNamed;
            var found = store.Rows.Where(row => row.Policies.HasFlag(policy)).Select(row => row.Row).CountBy(row => row).ToDictionary();
            var expected = made.SelectMany(of => of.Rows[policy]).CountBy(row => row).ToDictionary();
            var more = found.Where(row => row.Value > expected.GetValueOrDefault(row.Key)).Select(row => row.Key).ToList();
            var missing = expected.Where(row => row.Value > found.GetValueOrDefault(row.Key)).Select(row => row.Key).ToList();
            if (more.Count + missing.Count > 0)
            {
                throw new Fault(
                    more.Exists(expected.ContainsKey) ? FaultKind.Doubled : FaultKind.Wrong,
                    $"Rows that count as complete {when} are not those of memory under '{evidence}': {missing.Count} are missing, {more.Count} are too many.\n"
                    + $"missing {missing.FirstOrDefault()}\nmore {more.FirstOrDefault()}");
            }
        }

        var corners = Sums(store.Corners);
        var sums = made.SelectMany(of => of.Corners).GroupBy(place => place.Key).ToDictionary(place => place.Key, place => place.Aggregate(default(CornerMeasures), (sum, next) => sum.Plus(next.Value)));
        var differing = corners.Keys.Union(sums.Keys).Where(place => corners.GetValueOrDefault(place) != sums.GetValueOrDefault(place)).ToList();
        if (differing.Count > 0)
        {
            throw new Fault(
                FaultKind.Wrong,
                $"Corners that count as complete {when} are not those of memory at {differing.Count} places: {differing[0]}, "
                + $"{corners.GetValueOrDefault(differing[0])} instead of {sums.GetValueOrDefault(differing[0])}");
        }
    }

    /// <summary>The streams without rows are those that exceeded the bound with some entry.</summary>
    /// <remarks>With an import that joins an instant already known, a stream may be within the bound again, and has no rows all the same.</remarks>
    private static void RequireBound(StoreContents store, LedgerBound bound, IReadOnlyList<History> histories, string when)
    {
        foreach (var history in histories)
        {
            var isUnkept = store.Unkept.Contains(history.Stream);
            if (isUnkept == Exceeds(history, bound))
                continue;
            if (!isUnkept)
                throw new Fault(FaultKind.Wrong, $"{history.Stream} has rows {when}, beyond their bound.");
            if (!Enumerable.Range(1, history.Version).Any(version => Exceeds(History.Of(history.Stream, history.Entries.Take(version)), bound)))
                throw new Fault(FaultKind.Wrong, $"{history.Stream} has no rows {when}, and was never beyond their bound.");
        }
    }

    private static bool Exceeds(History history, LedgerBound bound) => new RowsFromScratch(history, bound).IsWithoutRows;

    /// <summary>The sums of corners at each place, under each policy.</summary>
    private static Dictionary<(CornerKey Key, DateTimeOffset KnownAt, int Day), CornerMeasures> Sums(IEnumerable<Corner> corners)
    {
        var sums = new Dictionary<(CornerKey, DateTimeOffset, int), CornerMeasures>();
        foreach (var corner in corners)
        {
            foreach (var policy in EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => corner.Key.Policies.HasFlag(policy)))
            {
                var place = (corner.Key with { Policies = policy }, corner.KnownAt, corner.Day);
                sums[place] = sums.GetValueOrDefault(place).Plus(corner.Measures);
            }
        }

        return sums;
    }

    private sealed record Made(
        Dictionary<NamedPolicies, IReadOnlyList<LedgerRow>> Rows, Dictionary<(CornerKey Key, DateTimeOffset KnownAt, int Day), CornerMeasures> Corners)
    {
        public static Made Of(History history) => new(
            EvidencePolicy.Named.ToDictionary(evidence => evidence.AsNamed, history.LedgerRows),
            Sums(history.LedgerSteps(since: 0).SelectMany(Corner.Of)));
    }
}
