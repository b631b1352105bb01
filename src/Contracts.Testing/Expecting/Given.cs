namespace Contracts.Testing;

/// <summary>
/// The start of an example: given a history, when a batch is recorded, then it is accepted or refused.
/// </summary>
/// <remarks>
/// Everything happens in memory, by the rules of the ledger. Each step offers only the possible next ones, so that an
/// example is always told in order.
/// </remarks>
public static class Given
{
    /// <summary>Starts with an empty stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="time">
    /// The clock that stamps batches; by default each is recorded a day after the one before, from 1 January 2020 on.
    /// </param>
    public static GivenHistory Stream(StreamKey stream, TimeProvider? time = null) =>
        History(Contracts.History.Empty(stream), time);

    /// <summary>Starts with an existing history, such as one read from a file.</summary>
    /// <param name="history">The history.</param>
    /// <param name="time">
    /// The clock that stamps batches; by default each is recorded a day after the last entry.
    /// </param>
    public static GivenHistory History(History history, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new GivenHistory(history, time);
    }
}

/// <summary>The history at the start of an example.</summary>
public sealed class GivenHistory
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly History _history;
    private readonly TimeProvider? _time;

    internal GivenHistory(History history, TimeProvider? time) => (_history, _time) = (history, time);

    /// <summary>Adds a recorded batch to the start of the example.</summary>
    /// <param name="batch">The entries, in order, each with an id.</param>
    /// <exception cref="ContractRuleException">The batch is refused; the start of an example must be valid.</exception>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public GivenHistory Recorded(params IReadOnlyCollection<NewEntry> batch) =>
        new(_history.Record(batch, Now).OrThrow().After, _time);

    /// <summary>Records the batch that the example is about.</summary>
    /// <param name="batch">The entries, in order, each with an id.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public WhenRecorded WhenRecorded(params IReadOnlyCollection<NewEntry> batch) => new(_history.Record(batch, Now));

    private DateTimeOffset Now =>
        _time?.GetUtcNow() ?? (_history.Version == 0 ? Begin : _history.KnownSince(_history.Version).AddDays(1));
}
