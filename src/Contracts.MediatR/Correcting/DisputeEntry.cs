namespace Contracts.Mediation;

/// <summary>Records that somebody says that the fact is not so. While the dispute stands, the fact's amount counts from 0.</summary>
public sealed record DisputeEntry : ControlRequest
{
    /// <inheritdoc cref="EntryDisputed.ByParty"/>
    public required Id<Party> ByParty { get; init; }

    /// <inheritdoc cref="EntryDisputed.CounterClaim"/>
    public string? CounterClaim { get; init; }

    private protected override ControlEvent ToEvent() => new EntryDisputed { Entry = Entry, ByParty = ByParty, CounterClaim = CounterClaim };
}
