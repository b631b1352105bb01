using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The outcome of a batch: recorded whole, or refused whole with every conflict.</summary>
[JsonConverter(typeof(RecordingOutcomeJsonConverter))]
public sealed class RecordingOutcome
{
    internal RecordingOutcome(
        History before,
        History after,
        IReadOnlyList<Entry> repeated,
        IReadOnlyList<Anomaly> anomalies,
        IReadOnlyList<Anomaly> conflicts)
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

    /// <summary>The history with the batch; equal to <see cref="Before"/> if the batch is refused.</summary>
    public History After { get; }

    /// <summary>The new entries, with their versions; empty if the batch is refused.</summary>
    public IReadOnlyList<Entry> Recorded { get; }

    /// <summary>
    /// The retractions that undo entries of the deadline monitor because the batch removes their ground, for example by
    /// recording the awaited event late; empty if the batch is refused. They are among the recorded entries, and are
    /// listed again if the batch is repeated.
    /// </summary>
    public IReadOnlyList<Entry> Undone
    {
        get
        {
            var said = Recorded.Concat(Repeated).Select(entry => entry.Id.ToString()).ToHashSet(StringComparer.Ordinal);
            return IsRefused
                ? []
                : [.. After.Entries.Where(
                    entry => Undoing.IsOne(entry) && entry.CausedBy is { } cause && said.Contains(cause))];
        }
    }

    /// <summary>The entries recorded earlier that the batch repeats; repeating them has no effect.</summary>
    public IReadOnlyList<Entry> Repeated { get; }

    /// <summary>The anomalies that an import adds; empty for <see cref="History.Record"/>.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; }

    /// <summary>The history with the batch, even if the batch is refused.</summary>
    internal History Judged { get; }

    /// <summary>The reasons for which the batch is refused; empty if it is accepted.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }

    /// <summary>True if the batch is refused.</summary>
    public bool IsRefused => Conflicts.Count > 0;

    /// <summary>Returns the outcome, or throws if the batch is refused.</summary>
    /// <exception cref="ContractRuleException">The batch is refused.</exception>
    public RecordingOutcome OrThrow() =>
        IsRefused ? throw new ContractRuleException(Before.Stream, Conflicts) : this;

    /// <summary>The outcome without the histories before and after, as a caller is told it.</summary>
    public RecordingReceipt Receipt => new()
    {
        Stream = Before.Stream,
        Version = After.Version,
        Recorded = Recorded,
        Repeated = Repeated,
        Undone = Undone,
        Anomalies = Anomalies,
        Conflicts = Conflicts,
    };
}

/// <summary>The outcome of recording a batch, without the histories before and after.</summary>
public sealed record RecordingReceipt
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The version of the stream afterwards; 0 if nothing was ever recorded in it.</summary>
    public required int Version { get; init; }

    /// <summary>The entries that were recorded, in order, those that undo others included.</summary>
    public required IReadOnlyList<Entry> Recorded { get; init => field = ValueList.Of(value); }

    /// <summary>The entries of the batch that were recorded before, as they were recorded.</summary>
    public required IReadOnlyList<Entry> Repeated { get; init => field = ValueList.Of(value); }

    /// <summary>The recorded entries that undo others because of this batch.</summary>
    public required IReadOnlyList<Entry> Undone { get; init => field = ValueList.Of(value); }

    /// <summary>The anomalies that the batch brings, where it was taken in nevertheless.</summary>
    public required IReadOnlyList<Anomaly> Anomalies { get; init => field = ValueList.Of(value); }

    /// <summary>The conflicts for which the batch is refused; empty if it was recorded.</summary>
    public required IReadOnlyList<Anomaly> Conflicts { get; init => field = ValueList.Of(value); }

    /// <summary>True if nothing was recorded because of conflicts.</summary>
    public bool IsRefused => Conflicts.Count > 0;
}
