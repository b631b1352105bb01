namespace Contracts;

/// <summary>A party gave notice that it will terminate a deal.</summary>
[EventType("contracts.termination-noticed.v1")]
public sealed record TerminationNoticed : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The cause of the termination.</summary>
    public required TerminationCause Cause { get; init; }

    /// <summary>The last day of the notice period, on which the deal is to end.</summary>
    public required PartialDate EndsOn { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.LiveDeal(Deal, "be terminated by notice", fact)?.Notice(this, fact);

    internal override string Tell(Wording words) => $"Notice is given to end by {EndsOn}: {words.Deal(Deal)}";
}
