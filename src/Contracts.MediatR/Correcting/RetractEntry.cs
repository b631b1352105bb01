namespace Contracts.Mediation;

/// <summary>Records that what an entry says was never so. Retracting a retraction reinstates what it took back.</summary>
public sealed record RetractEntry : ControlRequest
{
    /// <inheritdoc cref="EntryRetracted.Reason"/>
    public string? Reason { get; init; }

    private protected override ControlEvent ToEvent() => new EntryRetracted { Entry = Entry, Reason = Reason };
}
