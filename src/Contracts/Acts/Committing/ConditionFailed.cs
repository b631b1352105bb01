namespace Contracts;

/// <summary>The condition of a contingent commitment or investment failed, which closes what is outstanding.</summary>
[EventType("contracts.condition-failed.v1")]
public sealed record ConditionFailed : PartnershipEvent
{
    /// <inheritdoc cref="ConditionMet.Commitment"/>
    public Id<Commitment>? Commitment { get; init; }

    /// <inheritdoc cref="ConditionMet.Investment"/>
    public Id<Investment>? Investment { get; init; }

    internal override PayloadFault? FindFault() => Conditions.FindFault(Commitment, Investment);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (Commitment is { } commitment)
            Conditions.Contingent(partnership, commitment, fact)?.End(CommitmentLifecycle.ConditionFailed, fact);
        else if (Investment is { } investment)
            Conditions.Contingent(partnership, investment, fact)?.FailCondition(fact);
    }

    internal override string Tell(Wording words) =>
        $"The condition of {words.Conditional(Commitment, Investment)} failed";
}
