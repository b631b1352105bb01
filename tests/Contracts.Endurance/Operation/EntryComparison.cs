using System.Diagnostics.CodeAnalysis;

namespace Contracts.Endurance.Operation;

/// <summary>Compares entries by all that is stored of them.</summary>
internal sealed class EntryComparison : IEqualityComparer<Entry>
{
    public static EntryComparison Whole { get; } = new();

    public bool Equals(Entry? x, Entry? y) =>
        x is not null && y is not null
        && (x.Id, x.Version, x.RecordedAt, x.RecordedBy, x.CausedBy, x.CorrelationId) == (y.Id, y.Version, y.RecordedAt, y.RecordedBy, y.CausedBy, y.CorrelationId)
        && x.SaysTheSameAs(y);

    public int GetHashCode([DisallowNull] Entry obj) => HashCode.Combine(obj.Id, obj.Version);

    public static bool AreSame(IEnumerable<Entry> one, IEnumerable<Entry> other) => one.SequenceEqual(other, Whole);

    /// <summary>Names the entries by which two histories differ.</summary>
    public static string Difference(IReadOnlyList<Entry> expected, IReadOnlyList<Entry> found) =>
        $"missing: {Text(expected.Except(found, Whole))}\nmore: {Text(found.Except(expected, Whole))}";

    private static string Text(IEnumerable<Entry> entries) => string.Join("; ", entries.Take(4).Select(entry => $"{entry.Version} {entry.Id} at {entry.RecordedAt:O} {entry.Event}"));
}
