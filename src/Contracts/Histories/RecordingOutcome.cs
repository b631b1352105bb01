namespace Contracts;

/// <summary>What becomes of a batch: recorded whole, or refused whole with every conflict.</summary>
public sealed class RecordingOutcome
{
    internal RecordingOutcome(History before, History after, IReadOnlyList<Entry> repeated, IReadOnlyList<Anomaly> anomalies, IReadOnlyList<Anomaly> conflicts)
    {
        Before = before;
        Judged = after;
        After = conflicts.Count == 0 ? after : before;
        Recorded = [.. After.Entries.Skip(before.Version)];
        Repeated = repeated;
        Anomalies = anomalies;
        Conflicts = conflicts;
    }

    /// <summary>The history that the batch was judged against.</summary>
    public History Before { get; }

    /// <summary>The history with the batch; the one before it where the batch is refused.</summary>
    public History After { get; }

    /// <summary>The entries that were new, with their versions; none where the batch is refused.</summary>
    public IReadOnlyList<Entry> Recorded { get; }

    /// <summary>
    /// The retractions with which the batch undoes what the deadline monitor had recorded, because what was awaited was recorded late; among the recorded
    /// entries, and listed again where the batch is repeated. None where it is refused.
    /// </summary>
    public IReadOnlyList<Entry> Undone
    {
        get
        {
            var said = Recorded.Concat(Repeated).Select(entry => entry.Id.ToString()).ToHashSet(StringComparer.Ordinal);
            return IsRefused ? [] : [.. After.Entries.Where(entry => Undoing.IsOne(entry) && entry.CausedBy is { } cause && said.Contains(cause))];
        }
    }

    /// <summary>Entries recorded earlier that the batch says again; saying them again changes nothing.</summary>
    public IReadOnlyList<Entry> Repeated { get; }

    /// <summary>What breaks rules in an import, or in what is only supposed; empty where entries were recorded.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; }

    /// <summary>The history with the batch, whether it is refused or not.</summary>
    internal History Judged { get; }

    /// <summary>Why the batch is refused; empty where it is not.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }

    /// <summary>Whether the batch is refused.</summary>
    public bool IsRefused => Conflicts.Count > 0;

    /// <summary>The outcome, unless the batch is refused.</summary>
    /// <exception cref="ContractRuleException">The batch is refused.</exception>
    public RecordingOutcome OrThrow() => IsRefused ? throw new ContractRuleException(Before.Stream, Conflicts) : this;
}
