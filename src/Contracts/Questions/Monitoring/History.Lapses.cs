namespace Contracts;

public sealed partial class History
{
    /// <summary>
    /// What ran out by a day and is not recorded yet: deadlines missed, periods of cure and options that lapsed, deals that expired. Each takes effect on the day
    /// after the last in time, grace, cure and suspensions included.
    /// </summary>
    /// <remarks>
    /// Pure: nothing is recorded. All evidence is folded, and only what is certain is said: nothing before the last day that an imprecise date may mean is over,
    /// nothing that would break what is on record, and nothing again that somebody disputes or took back. Recording the entries is never
    /// refused, and after it the question says nothing.
    /// </remarks>
    /// <param name="day">The day that has begun; what was in time until the day before has run out.</param>
    /// <returns>Entries for <see cref="Record"/>, in the order of their effective dates; none where nothing ran out.</returns>
    public IReadOnlyList<NewEntry> LapsedBy(DateOnly day) =>
        Stream.Kind == StreamKind.Partnership ? new LapseSearch(this, day).Run() : [];
}
