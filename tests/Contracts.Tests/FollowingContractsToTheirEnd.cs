using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>Options, an acquisition, a merger, a default and an over-allotment, from their beginning to what became of them.</summary>
public sealed class FollowingContractsToTheirEnd
{
    [Theory]
    [InlineData("core-scientific-coreweave", "2024-06-30", "200 MW", "more-power Open undisclosed")]
    [InlineData("core-scientific-coreweave", "2024-10-22", "320+ MW", "last-power Exercised none", "more-power Exercised none")]
    [InlineData("meta-coreweave", "2025-12-31", "up to $14.2bn", "expansion-2032 Open undisclosed")]
    [InlineData("microsoft-nscale", "2025-12-31", "up to $14bn", "more-power Open 700 MW")]
    public void shows_options_beside_what_is_owed(string partnership, string day, string owed, params string[] options)
    {
        var found = Between(On(day, day), partnership);

        $"{(found.FindCommitment("power") ?? found.FindCommitment("compute"))?.Outstanding}".Should().Be(owed);
        found.Options.Select(option => $"{option.Id} {option.Lifecycle} {option.Left}").Should().Equal(options);
    }

    [Theory]
    [InlineData("nscale", "microsoft", "MW", "none", "700 MW")]
    [InlineData("meta", "coreweave", "USD", "up to $14.2bn", "undisclosed (1 open-ended)")]
    [InlineData("core-scientific", "coreweave", "MW", "336+ MW (1 open-ended)", "336+ MW (1 open-ended)")]
    public void counts_open_options_in_the_ceiling_alone(string debtor, string creditor, string unit, string firm, string ceiling) =>
        On("2025-12-31", "2025-12-31").Totals.Where(total => total.Debtor == debtor && total.Creditor == creditor && total.Unit == unit)
            .Select(total => $"{total.Firm} / {total.Ceiling}").Should().Equal($"{firm} / {ceiling}");

    [Theory]
    [InlineData("2025-03-04", "about $1.7bn, agreed, InEffect")]
    [InlineData("2025-05-05", "about $1.7bn, held, Completed")]
    public void acquires_weights_and_biases_once(string day, string expected)
    {
        var partnership = Between(On(day, day), "coreweave-weights-and-biases");
        var stake = partnership.Investments.Single();

        $"{stake.Amount}, {(stake.IsInvested ? "held" : "agreed")}, {partnership.Deals.Single().Lifecycle}".Should().Be(expected);
    }

    [Theory]
    [InlineData("2025-07-07", "about $9bn", DealLifecycle.InEffect)]
    [InlineData("2025-10-29", "about $9bn", DealLifecycle.InEffect)]
    [InlineData("2025-10-30", "none", DealLifecycle.Terminated)]
    public void ends_the_merger_and_leaves_the_hosting_as_it_was(string day, string stake, DealLifecycle merger)
    {
        var partnership = Between(On(day, day), "core-scientific-coreweave");

        $"{partnership.Investments.Single().Amount}".Should().Be(stake);
        partnership.FindDeal("merger-2025")?.Lifecycle.Should().Be(merger);
        partnership.FindDeal("hosting-2024")?.EndedBy.Should().BeNull();
        $"{partnership.FindCommitment("power")?.Outstanding}".Should().Be("320+ MW");
    }

    [Fact]
    public void waives_the_default_of_the_facility() =>
        Between(On("2025-03-31", "2025-03-31"), "coreweave-lenders").Breaches.Should().ContainSingle()
            .Which.Should().Match<Breach>(breach => breach.Deal == (Id<Deal>)"facility-2024" && !breach.IsOpen && breach.WaivedBy != null && breach.WaivedBy.Entry.Id == (EntryId)"f18");

    [Theory]
    [InlineData("2025-03-27", "2025-12-31", "$1.5bn and ")]
    [InlineData("2025-12-31", "2025-08-30", "$1.5bn and ")]
    [InlineData("2025-12-31", "2025-12-31", "$1.5bn and $70.4m")]
    public void keeps_the_over_allotment_beside_the_offering(string asOf, string knownOn, string expected)
    {
        var offering = On(asOf, knownOn).Offerings.Single();

        $"{offering.Amount} and {offering.FurtherAmount}".Should().Be(expected);
    }
}
