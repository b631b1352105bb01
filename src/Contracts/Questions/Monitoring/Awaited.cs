namespace Contracts;

/// <summary>What is awaited until a day, and what is to be recorded when it is over.</summary>
/// <param name="Key">What runs out, and its last day in time.</param>
/// <param name="Event">What then happened.</param>
/// <param name="Standing">How well it is known that it was awaited.</param>
internal sealed record Awaited(LapseKey Key, PartnershipEvent Event, Standing Standing)
{
    /// <summary>The entry that says so.</summary>
    public NewEntry Entry(EntryId id, DateOnly effectiveOn) => new()
    {
        Id = id,
        Event = Event,
        EffectiveOn = effectiveOn,
        Source = DeadlineMonitor.Source,
        Standing = Standing,
        RecordedBy = DeadlineMonitor.Name,
    };
}
