namespace Contracts;

/// <summary>One recorded event with its envelope: it is never changed and never removed.</summary>
public sealed record Entry
{
    /// <summary>The entry's name, unique in its stream.</summary>
    public required EntryId Id { get; init; }

    /// <summary>The stream it belongs to.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>Its place in the stream: 1, 2, 3 and so on.</summary>
    public required int Version { get; init; }

    /// <summary>When this ledger learned it, in UTC and whole microseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <inheritdoc cref="NewEntry.Event"/>
    public required ContractEvent Event { get; init; }

    /// <summary>The first day on which the fact holds in the world; null on control entries other than corrections.</summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>Where it is written.</summary>
    public required Source Source { get; init; }

    /// <summary>On whose word it stands, as it was recorded; what was recorded later about the entry may lift it.</summary>
    public Standing Standing { get; init; }

    /// <inheritdoc cref="NewEntry.Rivals"/>
    public EntryId? Rivals { get; init; }

    /// <inheritdoc cref="NewEntry.RecordedBy"/>
    public string? RecordedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CausedBy"/>
    public string? CausedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CorrelationId"/>
    public string? CorrelationId { get; init; }

    /// <summary>The entry as a caller hands it in.</summary>
    internal NewEntry Given() => new()
    {
        Id = Id,
        Event = Event,
        EffectiveOn = EffectiveOn,
        Source = Source,
        Standing = Standing,
        Rivals = Rivals,
        RecordedBy = RecordedBy,
        CausedBy = CausedBy,
        CorrelationId = CorrelationId,
    };

    /// <summary>
    /// Whether another entry of the same id says the same: stream, event, effective date, source, standing and rivals;
    /// when and by whom it was recorded does not count.
    /// </summary>
    /// <param name="other">An entry of the same id.</param>
    public bool SaysTheSameAs(Entry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Stream == other.Stream
            && EffectiveOn == other.EffectiveOn
            && Source == other.Source
            && Standing == other.Standing
            && Rivals == other.Rivals
            && EventJson.AreSame(Event, other.Event);
    }
}
