using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class CountingExposure
{
    private static readonly Position[] Resale =
    [
        Owed.By("reseller", "supplier", 100.Usd(), deal: "supply"),
        Owed.By("customer", "reseller", 120.Usd(), isPassedOn: true, deal: "resale"),
        Owed.By("customer", "supplier", 7.Usd()),
    ];

    [Fact]
    public void groups_by_debtor_creditor_unit_nature_and_deal()
    {
        Position[] positions =
        [
            Owed.By("ann", "bob", 5.Usd(), deal: "d"),
            Owed.By("ann", "cas", 7.Usd()),
            Owed.By("bob", "cas", 11.Usd(), CommitmentNature.Contingent),
            Owed.By("bob", "cas", 3.Gpu()),
        ];
        var exposure = Exposure.Of(positions);

        exposure.ByDebtor.Select(total => $"{total.Debtor} {total.Firm}, {total.Contingent}").Should().Equal("ann $12, none", "bob 3 GPUs, none", "bob none, $11");
        exposure.ByCreditor.Select(total => $"{total.Creditor} {total.Firm}, {total.Contingent}").Should().Equal("bob $5, none", "cas 3 GPUs, none", "cas $7, $11");
        exposure.ByPair.Select(total => $"{total.Debtor} {total.Creditor} {total.Firm}").Should().Equal("ann bob $5", "ann cas $7", "bob cas 3 GPUs", "bob cas none");
        exposure.ByUnit.Select(total => $"{total.Firm}, {total.Contingent}").Should().Equal("3 GPUs, none", "$12, $11");
        exposure.ByNature.Select(total => $"{total.Nature} {total.Total}").Should().Equal("Firm 3 GPUs", "Firm $12", "Contingent $11");
        DealTotal.Of(positions).Select(total => $"{total.Deal?.ToString() ?? "none"} {total.Firm}").Should().Equal("none 3 GPUs", "none $7", "d $5");
    }

    [Fact]
    public void shows_what_is_passed_on_between_its_pair_and_nowhere_else()
    {
        var exposure = Exposure.Of(Resale);

        exposure.ByPair.Select(total => $"{total.Debtor} {total.Creditor} {total.Firm}").Should().Equal("customer reseller $120", "customer supplier $7", "reseller supplier $100");
        exposure.ByDebtor.Select(total => $"{total.Debtor} {total.Firm}").Should().Equal("customer $7", "reseller $100");
        exposure.ByCreditor.Select(total => $"{total.Creditor} {total.Firm}").Should().Equal("supplier $107");
        exposure.ByUnit.Should().ContainSingle().Which.Firm.ToString().Should().Be("$107");
        exposure.ByNature.Should().ContainSingle().Which.Total.ToString().Should().Be("$107");
        DealTotal.Of(Resale).Select(total => $"{total.Deal} {total.Firm}").Should().Equal(" $7", "supply $100");
    }

    [Fact]
    public void leaves_an_option_to_pass_on_more_out_as_well()
    {
        var board = CommitmentBoard.Of([APartnership.Owing(5.Usd(), "supply")
            .And("2025-01-04", Made(6.Usd(), "resale") with { Debtor = "cas", Creditor = "ann", PassesOn = "supply" })
            .And("2025-01-05", new OptionGranted { Option = "more", Holder = "cas", Amount = 3.Usd(), Increases = "resale" }).History], Viewpoint.Latest);

        board.Portfolio.Exposure.ByUnit.Should().ContainSingle().Which.Ceiling.ToString().Should().Be("$5");
        board.Totals.Select(total => $"{total.Debtor} {total.Ceiling}").Should().Equal("ann $5", "cas $9");
    }

    [Fact]
    public void takes_the_weakest_standing_and_says_what_is_contested()
    {
        var reported = Owed.By("ann", "cas", 5.Usd(), standing: Standing.Reported, isContested: true);

        var total = Exposure.Of([Owed.By("ann", "bob", 5.Usd()), reported]).ByDebtor.Should().ContainSingle().Subject;

        total.Standing.Should().Be(Standing.Reported);
        total.IsContested.Should().BeTrue();
    }

    [Fact]
    public void counts_an_open_option_in_the_ceiling_and_no_closed_one()
    {
        var granted = ACommitment(5.Usd()).And("2025-01-04", new OptionGranted { Option = "o", Holder = "bob", Amount = 3.Usd(), Increases = "c" });

        Ceiling(granted).Should().Be("$8");
        Ceiling(granted.And("2025-01-05", new OptionDeclined { Option = "o" })).Should().Be("$5");
    }

    [Fact]
    public void leaves_out_closed_options_among_the_positions_themselves()
    {
        var open = Owed.Optionally("ann", "bob", 3.Usd(), OptionLifecycle.Open);
        var closed = Owed.Optionally("ann", "bob", 0.Usd(), OptionLifecycle.Declined);

        Exposure.Of([Owed.By("ann", "bob", 5.Usd()), open, closed]).ByPair.Should().ContainSingle()
            .Which.Ceiling.ToString().Should().Be("$8");
        Exposure.Of([closed]).Should().BeEquivalentTo(Exposure.Of([]));
    }

    [Fact]
    public void is_empty_where_nothing_is_owed() =>
        Exposure.Of([]).Should().Match<Exposure>(none => none.ByDebtor.Count + none.ByCreditor.Count + none.ByPair.Count + none.ByUnit.Count + none.ByNature.Count == 0);

    private static string Ceiling(Acts.Story story) => $"{CommitmentBoard.Of([story.History], Viewpoint.Latest).Portfolio.Exposure.ByUnit.Single().Ceiling}";
}
