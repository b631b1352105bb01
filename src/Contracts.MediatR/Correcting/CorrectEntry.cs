namespace Contracts.Mediation;

/// <summary>Records that an entry should have said something else. It replaces the whole of it: event, effective date, source and standing.</summary>
public sealed record CorrectEntry : ControlRequest
{
    /// <inheritdoc cref="EntryCorrected.Event"/>
    public required FactEvent Event { get; init; }

    /// <summary>The first day on which what it should have said holds in the world.</summary>
    public required PartialDate EffectiveOn { get; init; }

    /// <inheritdoc cref="EntryCorrected.Reason"/>
    public string? Reason { get; init; }

    private protected override PartialDate? EffectiveDate => EffectiveOn;

    private protected override ControlEvent ToEvent() => new EntryCorrected { Entry = Entry, Event = Event, Reason = Reason };
}
