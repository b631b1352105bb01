using MediatR;

namespace Contracts.Mediation;

/// <summary>Records one control entry: a statement about an earlier entry of the stream.</summary>
/// <remarks>
/// A stream without that entry, or an entry to which this cannot apply, is refused with a
/// <see cref="ContractRuleException"/>.
/// </remarks>
public abstract record ControlRequest : IRequest<RecordingOutcome>
{
    private protected ControlRequest()
    {
    }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry that the statement is about.</summary>
    public required EntryId Entry { get; init; }

    /// <inheritdoc cref="NewEntry.Id"/>
    public EntryId? Id { get; init; }

    /// <inheritdoc cref="NewEntry.Source"/>
    public Source Source { get; init; } = Source.Unstated;

    /// <inheritdoc cref="NewEntry.Standing"/>
    public Standing Standing { get; init; }

    /// <inheritdoc cref="NewEntry.RecordedBy"/>
    public string? RecordedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CausedBy"/>
    public string? CausedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CorrelationId"/>
    public string? CorrelationId { get; init; }

    /// <summary>The entry to record, as <see cref="PreviewEntries"/> takes it.</summary>
    public NewEntry ToEntry() => new()
    {
        Id = Id,
        Event = ToEvent(),
        EffectiveOn = EffectiveDate,
        Source = Source,
        Standing = Standing,
        RecordedBy = RecordedBy,
        CausedBy = CausedBy,
        CorrelationId = CorrelationId,
    };

    /// <summary>The effective date of a correction; no other control entry has one.</summary>
    private protected virtual PartialDate? EffectiveDate => null;

    private protected abstract ControlEvent ToEvent();
}

/// <summary>
/// Records that an entry should have said something else. It replaces event, effective date, source and standing.
/// </summary>
public sealed record CorrectEntry : ControlRequest
{
    /// <inheritdoc cref="EntryCorrected.Event"/>
    public required FactEvent Event { get; init; }

    /// <summary>The first day on which the corrected fact holds in the world.</summary>
    public required PartialDate EffectiveOn { get; init; }

    /// <inheritdoc cref="EntryCorrected.Reason"/>
    public string? Reason { get; init; }

    private protected override PartialDate? EffectiveDate => EffectiveOn;

    private protected override ControlEvent ToEvent() =>
        new EntryCorrected { Entry = Entry, Event = Event, Reason = Reason };
}

/// <summary>
/// Records that the fact of an entry was never so. Retracting a retraction reinstates what it took back.
/// </summary>
public sealed record RetractEntry : ControlRequest
{
    /// <inheritdoc cref="EntryRetracted.Reason"/>
    public string? Reason { get; init; }

    private protected override ControlEvent ToEvent() => new EntryRetracted { Entry = Entry, Reason = Reason };
}

/// <summary>
/// Records that a party says the fact is so. A party to the stream makes it confirmed; any other party turns an
/// allegation into a report.
/// </summary>
public sealed record ConfirmEntry : ControlRequest
{
    /// <inheritdoc cref="EntryConfirmed.ByParty"/>
    public required Id<Party> ByParty { get; init; }

    private protected override ControlEvent ToEvent() => new EntryConfirmed { Entry = Entry, ByParty = ByParty };
}

/// <summary>
/// Records that a party says the fact is not so. While the dispute stands, the fact's amount counts from 0.
/// </summary>
public sealed record DisputeEntry : ControlRequest
{
    /// <inheritdoc cref="EntryDisputed.ByParty"/>
    public required Id<Party> ByParty { get; init; }

    /// <inheritdoc cref="EntryDisputed.CounterClaim"/>
    public string? CounterClaim { get; init; }

    private protected override ControlEvent ToEvent() =>
        new EntryDisputed { Entry = Entry, ByParty = ByParty, CounterClaim = CounterClaim };
}

/// <summary>
/// Records that all earlier disputes of the fact are over. Only a retraction or a correction changes the fact itself.
/// </summary>
public sealed record ResolveDispute : ControlRequest
{
    /// <inheritdoc cref="DisputeResolved.Outcome"/>
    public string? Outcome { get; init; }

    private protected override ControlEvent ToEvent() => new DisputeResolved { Entry = Entry, Outcome = Outcome };
}
