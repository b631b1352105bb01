namespace Contracts.Tests.Acts;

/// <summary>Where stories begin: ann, bob and cas are partners; ann is who owes, and bob who is owed.</summary>
internal static class Given
{
    public static Story AStream => Story.Of(StreamKey.Partnership("p"));

    public static Story AnOffering => Story.Of(StreamKey.Offering("ipo"));

    public static Story AnOrganization => Story.Of(StreamKey.Organization("ann"));

    public static Story APartnership => AStream.And("2025-01-01", Formed("ann", "bob", "cas"));

    public static Story ADeal(string? from = null, string? to = null, DealNature nature = DealNature.Binding) =>
        APartnership.And("2025-01-02", new DealSigned { Deal = "d", Term = Term(from, to), Nature = nature });

    public static Story ACommitment(Amount amount) => APartnership.Owing(amount);

    /// <summary>Ann undertakes so much towards bob.</summary>
    public static Story Owing(this Story story, Amount amount, string commitment = "c", string? deal = null, bool survives = false) =>
        story.And("2025-01-03", Made(amount, commitment) with { Deal = deal is null ? (Id<Deal>?)null : new Id<Deal>(deal), Survives = survives });

    public static CommitmentMade Made(Amount amount, string commitment = "c") =>
        new() { Commitment = commitment, Debtor = "ann", Creditor = "bob", Amount = amount };

    public static PartnershipFormed Formed(params string[] parties) => new() { Parties = [.. parties.Select(party => new Party { Id = party })] };

    public static Term? Term(string? from, string? to) =>
        from is null && to is null ? null : new Term { From = from is null ? null : PartialDate.Parse(from), To = to is null ? null : PartialDate.Parse(to) };

    public static Amount Usd(this int value) => Amount.Exactly(value, AmountUnit.Usd);

    public static Amount Gpu(this int value) => Amount.Exactly(value, AmountUnit.Gpu);

    public static Amount Shares(this int value) => Amount.Exactly(value, AmountUnit.Share);

    public static Amount UpToUsd(this int value) => Amount.UpTo(value, AmountUnit.Usd);

    public static Amount UsdOrMore(this int value) => Amount.AtLeast(value, AmountUnit.Usd);

    /// <summary>From so much to so much, as it is derived.</summary>
    public static Amount ToUsd(this int least, int most) => Amount.Between(least, most, AmountUnit.Usd);

    public static Amount Undisclosed => Amount.Unknown(AmountUnit.Usd);

    public static Amount Nothing => Amount.None(AmountUnit.Usd);
}
