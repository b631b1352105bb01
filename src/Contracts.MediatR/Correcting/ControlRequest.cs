using MediatR;

namespace Contracts.Mediation;

/// <summary>Records one control entry: what is said about an earlier entry of the stream.</summary>
/// <remarks>A stream that has no such entry, or one of which this cannot be said, is refused with a <see cref="ContractRuleException"/>.</remarks>
public abstract record ControlRequest : IRequest<RecordingOutcome>
{
    private protected ControlRequest()
    {
    }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry that is spoken about.</summary>
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

    /// <summary>The entry that it records, as <see cref="PreviewEntries"/> takes it.</summary>
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

    /// <summary>The date of what a correction says; no other control entry has one.</summary>
    private protected virtual PartialDate? EffectiveDate => null;

    private protected abstract ControlEvent ToEvent();
}
