using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A deal was renewed: by its parties, or tacitly by its renewal clause.</summary>
[EventType("contracts.deal-renewed.v1")]
public sealed record DealRenewed : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The new last day of its term, inclusive.</summary>
    public required PartialDate Until { get; init; }

    /// <summary>
    /// True if the renewal clause of the deal renewed it, rather than an agreement. Such a renewal records what time
    /// brought: it states no last day of its own, and ends no notice of non-renewal. False by default.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tacitly { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be renewed", fact) is not { } deal)
            return;
        var renewed = (deal.Term ?? new Term()) with { To = Until };
        if (deal.Term?.To is { Earliest: { } last } end && Until.Latest <= last)
            partnership.Report(fact, RuleCodes.RenewedBackwards,
                $"Deal {Deal} is renewed until {Until} with a term until {end}; it can be renewed only until a later day.");
        else if (!partnership.IsPossible(renewed, Deal, fact))
            return;
        else if (Tacitly && deal.RenewsByItself)
            deal.RenewTacitly(Until, fact);
        else
            deal.Amend(renewed, fact);
    }

    internal override string Tell(Wording words) =>
        $"{(Tacitly ? "Tacitly renewed" : "Renewed")} until {Until}: {words.Deal(Deal)}";
}
