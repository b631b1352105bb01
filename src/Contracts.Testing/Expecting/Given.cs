namespace Contracts.Testing;

/// <summary>Where an example begins: given what is recorded, when a batch is recorded, then it is accepted or refused.</summary>
/// <remarks>
/// Everything happens in memory, by the rules that the ledger has. Each step gives what can come next and nothing else, so an example can only
/// be told in order.
/// </remarks>
public static class Given
{
    /// <summary>A stream of which nothing is recorded yet.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="time">Says when a batch is recorded; null for a day after the batch before it, from 1 January 2020 on.</param>
    public static GivenHistory Stream(StreamKey stream, TimeProvider? time = null) => History(Contracts.History.Empty(stream), time);

    /// <summary>A history that is there already, such as one that was read from a file.</summary>
    /// <param name="history">The history.</param>
    /// <param name="time">Says when a batch is recorded; null for a day after the last entry.</param>
    public static GivenHistory History(History history, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new GivenHistory(history, time);
    }
}
