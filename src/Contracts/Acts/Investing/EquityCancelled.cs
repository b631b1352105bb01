namespace Contracts;

/// <summary>
/// An investment was cancelled in whole or in part: equity ceased to exist, or will no longer be transferred.
/// </summary>
[EventType("contracts.equity-cancelled.v1")]
public sealed record EquityCancelled : PartnershipEvent
{
    /// <summary>The investment.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The amount cancelled, in the investment's unit; null for all of it.</summary>
    public Amount? Amount { get; init; }

    /// <summary>The number of shares cancelled; null if not stated, or for all of them.</summary>
    public Amount? Shares { get; init; }

    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override PayloadFault? FindFault() =>
        Shares is not null && Amount is null
            ? new PayloadFault(
                "amount",
                "Shares are cancelled and no amount is stated; "
                + "state the amount, possibly as unknown, or leave out both to cancel all of it.")
        : Offering.FaultOf(Shares);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.HeldInvestment(Investment, Amount, Shares, fact) is { } investment)
            investment.Cancel(Amount, Shares, fact);
    }

    internal override string Tell(Wording words) =>
        $"Cancelled: {(Amount is { } some ? $"{Phrase.Of(some)} of " : "")}{words.Stake(Investment)}"
        + Phrase.Because(Reason);
}
