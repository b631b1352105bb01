namespace Contracts;

/// <summary>Parties signed an agreement and undertook the commitments in it.</summary>
[EventType("contracts.deal-signed.v1")]
public sealed record DealSigned : PartnershipEvent
{
    /// <summary>The id of the deal, unique in the stream.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The title; null if not stated.</summary>
    public string? Title { get; init; }

    /// <summary>The term, both days inclusive; null if not stated.</summary>
    public Term? Term { get; init; }

    /// <summary>The nature of the deal; binding by default.</summary>
    public DealNature Nature { get; init; }

    /// <summary>The deal under which it is made; null for none. Ending that deal does not end this one.</summary>
    public Id<Deal>? Master { get; init; }

    /// <summary>
    /// The commitments undertaken by signing. Each has the same effect as a <see cref="CommitmentMade"/> of the same
    /// day under this deal.
    /// </summary>
    public IReadOnlyList<CommitmentMade> Commitments
    {
        get;
        init => field = ValueList.Of(value ?? []);
    } = ValueList<CommitmentMade>.Empty;

    internal override IEnumerable<Id<Party>> PartiesNamed =>
        Commitments.SelectMany(commitment => commitment.PartiesNamed);

    internal override PayloadFault? FindFault() =>
        Term?.FindFault("term") is { } clause ? clause
        : PayloadFault.OfHoles("commitments", Commitments) is { } hole ? hole
        : Commitments.Select(FaultOf).FirstOrDefault(fault => fault is not null) is { } faulty ? faulty
        : Commitments.FirstOrDefault(made => made.Deal is { } other && other != Deal) is { } astray
            ? new PayloadFault(
                "commitments",
                $"Commitment {astray.Commitment} names deal {astray.Deal}; "
                + $"what is undertaken by signing {Deal} is under it.")
        : null;

    private static PayloadFault? FaultOf(CommitmentMade made, int index) =>
        made.FindFault() is { } fault ? fault with { Field = $"commitments[{index}].{fault.Field}" } : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindDeal(Deal) is { } known)
        {
            partnership.Report(fact, RuleCodes.AlreadySigned,
                $"Deal {Deal} was signed on {known.SignedBy.EffectiveOn}; "
                + "a deal is signed once, and amended after that.");
            return;
        }

        var above = Master is { } master ? partnership.DealOrReport(master, fact) : null;
        if (Master is not null && above is null)
            return;
        if (!partnership.IsPossible(Term, Deal, fact))
            return;
        partnership.Sign(new Deal(this, above, fact, partnership.Viewpoint.AsOf));
        foreach (var commitment in Commitments)
            commitment.MakeUnder(Deal, partnership, fact);
    }

    internal override string Tell(Wording words) =>
        $"Signed: {Title ?? Deal.ToString()}{Phrase.In(Term)}"
        + string.Concat(Commitments.Select(made => $"; {made.Tell(words, Nature == DealNature.Binding)}"));
}
