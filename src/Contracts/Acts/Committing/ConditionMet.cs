namespace Contracts;

/// <summary>The condition of a contingent commitment or investment was met: it is firm from then on.</summary>
[EventType("contracts.condition-met.v1")]
public sealed record ConditionMet : PartnershipEvent
{
    /// <summary>The commitment; null if an investment is named.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>The investment; null if a commitment is named.</summary>
    public Id<Investment>? Investment { get; init; }

    internal override PayloadFault? FindFault() => Conditions.FindFault(Commitment, Investment);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (Commitment is { } commitment)
            Conditions.Contingent(partnership, commitment, fact)?.MeetCondition(fact);
        else if (Investment is { } investment)
            Conditions.Contingent(partnership, investment, fact)?.MeetCondition(fact);
    }

    internal override string Tell(Wording words) =>
        $"The condition of {words.Conditional(Commitment, Investment)} is met";
}

/// <summary>The rules that events about conditions share.</summary>
internal static class Conditions
{
    public static PayloadFault? FindFault(Id<Commitment>? commitment, Id<Investment>? investment) =>
        commitment is null == investment is null
            ? new PayloadFault(
                "commitment",
                "A condition is of either a commitment or an investment; exactly one of the two is named.")
            : null;

    /// <summary>Returns the commitment if it is open and contingent. Otherwise reports an anomaly and returns null.</summary>
    public static Commitment? Contingent(Partnership partnership, Id<Commitment> id, FactInForce fact)
    {
        if (partnership.OpenCommitment(id, fact) is not { } commitment)
            return null;
        if (commitment.Nature == CommitmentNature.Contingent)
            return commitment;
        Report(partnership, $"Commitment {id} is {KebabCase.Of(commitment.Nature)}", fact);
        return null;
    }

    /// <summary>Returns the investment if it is contingent. Otherwise reports an anomaly and returns null.</summary>
    public static Investment? Contingent(Partnership partnership, Id<Investment> id, FactInForce fact)
    {
        if (partnership.InvestmentOrReport(id, fact) is not { } investment)
            return null;
        if (investment.IsContingent)
            return investment;
        Report(partnership, $"Investment {id} depends on no condition", fact);
        return null;
    }

    private static void Report(Partnership partnership, string found, FactInForce fact) =>
        partnership.Report(fact, RuleCodes.NotContingent,
            $"{found}; only what is contingent has a condition that is met or fails.");
}
