namespace Contracts.Testing;

/// <summary>What is recorded when an example begins.</summary>
public sealed class GivenHistory
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly History _history;
    private readonly TimeProvider? _time;

    internal GivenHistory(History history, TimeProvider? time) => (_history, _time) = (history, time);

    /// <summary>One more batch that is recorded.</summary>
    /// <param name="batch">The entries, in order, each with an id.</param>
    /// <exception cref="ContractRuleException">The batch is refused; an example begins with what can be recorded.</exception>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public GivenHistory Recorded(params IReadOnlyCollection<NewEntry> batch) => new(_history.Record(batch, Now).OrThrow().After, _time);

    /// <summary>What happens: a batch is handed in to be recorded.</summary>
    /// <param name="batch">The entries, in order, each with an id.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public WhenRecorded WhenRecorded(params IReadOnlyCollection<NewEntry> batch) => new(_history.Record(batch, Now));

    private DateTimeOffset Now => _time?.GetUtcNow() ?? (_history.Version == 0 ? Begin : _history.KnownSince(_history.Version).AddDays(1));
}
