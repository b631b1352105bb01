using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class MeasuringConcentration
{
    [Fact]
    public void gives_points_where_every_amount_is_one()
    {
        var debtors = Debtors(Owed.By("ann", "cas", 6.Usd()), Owed.By("bob", "cas", 2.Usd()));

        debtors.Shares.Select(share => $"{share.Party} {share}").Should().Equal("ann 75%", "bob 25%");
        (debtors.Largest, debtors.Herfindahl).Should().Be((new Id<Party>("ann"), 0.625m));
    }

    [Fact]
    public void gives_ranges_where_an_amount_is_one()
    {
        var debtors = Debtors(Owed.By("ann", "cas", 6.ToUsd(9)), Owed.By("bob", "cas", 1.ToUsd(2)));

        debtors.Shares.Select(share => (share.Min, share.Max)).Should().Equal((0.75m, 0.9m), (0.1m, 0.25m));
        (debtors.Largest, debtors.Herfindahl).Should().Be((new Id<Party>("ann"), null));
    }

    [Fact]
    public void lets_any_share_be_as_small_as_nothing_beside_an_open_end()
    {
        var debtors = Debtors(Owed.By("ann", "cas", 6.Usd()), Owed.By("bob", "cas", 2.UsdOrMore()));

        debtors.Shares.Select(share => $"{share.Party} {share}").Should().Equal("ann 0 to 75%", "bob 25 to 100%");
        debtors.Largest.Should().BeNull();
        debtors.PerhapsLargest.Should().Equal("ann", "bob");
    }

    [Fact]
    public void names_no_largest_where_two_have_the_same() =>
        Debtors(Owed.By("ann", "cas", 5.Usd()), Owed.By("bob", "cas", 5.Usd()), Owed.By("dan", "cas", 1.Usd()))
            .Should().Match<Concentration>(debtors => debtors.Largest == null && debtors.PerhapsLargest.Count == 2);

    [Fact]
    public void rounds_a_point_outward_and_the_index_to_the_nearest()
    {
        var thirds = Debtors(Owed.By("ann", "dan", 1.Usd()), Owed.By("bob", "dan", 1.Usd()), Owed.By("cas", "dan", 1.Usd()));

        thirds.Shares.Should().OnlyContain(share => share.IsPoint && share.Min == 0.33333333m && share.Max == 0.33333334m);
        thirds.Herfindahl.Should().Be(0.33333333m);
    }

    [Fact]
    public void gives_all_to_the_only_party_however_little_is_known_of_its_amount() =>
        Debtors(Owed.By("ann", "cas", Undisclosed), Owed.By("bob", "cas", Nothing))
            .Should().Match<Concentration>(debtors => debtors.Herfindahl == 1 && debtors.Largest == (Id<Party>)"ann" && debtors.Shares.Single().Min == 1);

    [Fact]
    public void is_undefined_where_certainly_nothing_is_owed()
    {
        var debtors = Debtors(
            Owed.By("ann", "cas", Nothing), Owed.By("bob", "cas", 9.Usd(), CommitmentNature.Contingent));

        debtors.Shares.Should().BeEmpty();
        (debtors.Largest, debtors.Herfindahl).Should().Be((null, null));
    }

    [Fact]
    public void says_where_an_amount_is_only_about_so_much() =>
        Debtors(Owed.By("ann", "cas", Amount.About(5, AmountUnit.Usd)), Owed.By("bob", "cas", 5.Usd())).Should().Match<Concentration>(debtors => debtors.IsApproximate && debtors.Herfindahl == 0.5m);

    [Fact]
    public void keeps_units_apart() =>
        Concentration.Of([Owed.By("ann", "cas", 5.Usd()), Owed.By("bob", "cas", 5.Gpu())], CommitmentSide.Debtor)
            .Select(debtors => $"{debtors.Unit} {debtors.Largest}").Should().Equal("GPU bob", "USD ann");

    [Fact]
    public void leaves_out_what_is_passed_on_except_around_its_own_pair()
    {
        Position[] resale = [Owed.By("reseller", "supplier", 9.Usd()), Owed.By("customer", "reseller", 9.Usd(), isPassedOn: true)];

        Concentration.Of(resale, CommitmentSide.Debtor).Single().Shares.Select(share => share.Party).Should().Equal("reseller");
        Concentration.Of(resale, CommitmentSide.Creditor).Single().Shares.Select(share => share.Party).Should().Equal("supplier");
        Concentration.Around(resale, "reseller", CommitmentSide.Debtor).Single().Shares.Select(share => share.Party).Should().Equal("customer");
        Concentration.Around(resale, "reseller", CommitmentSide.Creditor).Single().Shares.Select(share => share.Party).Should().Equal("supplier");
    }

    private static Concentration Debtors(params Position[] positions) => Concentration.Of(positions, CommitmentSide.Debtor).Single();
}
