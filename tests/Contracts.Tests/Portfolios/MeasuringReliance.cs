using System.Text.Json;
using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class MeasuringReliance
{
    private static readonly RightGranted Exclusive =
        new() { Right = "r", Holder = "ann", Against = "bob", Kind = RightKind.Exclusivity, Description = "no other supplier", Window = Term("2025-03-01", "2025-06-30") };

    /// <summary>Ann owes bob and cas, and dan owes her.</summary>
    private static readonly Story Owing = AStream.And("2025-01-01", Formed("ann", "bob", "cas", "dan"))
        .And("2025-01-03", Made(6.Usd(), "c1"))
        .And("2025-01-03", Made(2.Usd(), "c2") with { Creditor = "cas" })
        .And("2025-01-03", Made(9.Usd(), "c3") with { Debtor = "dan", Creditor = "ann" })
        .And("2025-01-03", Made(7.Gpu(), "c4") with { Debtor = "bob", Creditor = "ann" });

    [Fact]
    public void shares_what_a_party_owes_and_is_owed_among_its_counterparties_by_unit()
    {
        Told(Of(Owing, "ann")).Should().Equal(
            "GPU owes none:", "GPU is owed 7 GPUs: bob 100%",
            "USD owes $8: bob 75%, cas 25%", "USD is owed $9: dan 100%");
        Told(Of(Owing, "bob")).Should().Equal("GPU owes 7 GPUs: ann 100%", "GPU is owed none:", "USD owes none:", "USD is owed $6: ann 100%");
    }

    [Fact]
    public void can_be_asked_in_one_unit()
    {
        Told(On(Owing).Reliance("ann", AmountUnit.Gpu)).Should().Equal("GPU owes none:", "GPU is owed 7 GPUs: bob 100%");
        On(Owing).Reliance("ann", AmountUnit.Share).ByUnit.Should().BeEmpty();
    }

    [Fact]
    public void is_empty_of_a_party_that_owes_nothing_and_is_owed_nothing() =>
        Of(Owing, "eve").Should().Be(new Reliance { Party = "eve", ByUnit = [], RightsHeld = [], RightsAgainst = [] });

    [Theory]
    [InlineData(6, 6, 2, 2, "bob 75%, cas 25%")]
    [InlineData(6, 9, 1, 2, "bob 75 to 90%, cas 10 to 25%")]
    [InlineData(6, 6, 2, null, "bob 0 to 75%, cas 25 to 100%")]
    [InlineData(6, null, 2, null, "bob 0 to 100%, cas 0 to 100%")]
    [InlineData(0, 6, 0, 6, "bob 0 to 100%, cas 0 to 100%")]
    [InlineData(0, 0, 1, null, "cas 100%")]
    public void gives_the_range_of_each_share(int min, int? max, int otherMin, int? otherMax, string shares) =>
        Told(Of(
            AStream.And("2025-01-01", Formed("ann", "bob", "cas")).And("2025-01-03", Made(Range(min, max), "c1")).And("2025-01-03", Made(Range(otherMin, otherMax), "c2") with { Creditor = "cas" }),
            "ann"))[0].Split(": ")[1].Should().Be(shares);

    [Fact]
    public void counts_only_what_is_firm() =>
        Told(Of(Owing.And("2025-01-04", Made(99.Usd(), "c5") with { Nature = CommitmentNature.Contingent }), "ann"))[2].Should().Be("USD owes $8: bob 75%, cas 25%");

    [Fact]
    public void counts_what_is_passed_on_for_each_of_its_parties()
    {
        var resale = AStream.And("2025-01-01", Formed("customer", "reseller", "supplier"))
            .And("2025-01-03", new CommitmentMade { Commitment = "supply", Debtor = "reseller", Creditor = "supplier", Amount = 9.Usd() })
            .And("2025-01-03", new CommitmentMade { Commitment = "resale", Debtor = "customer", Creditor = "reseller", Amount = 9.Usd(), PassesOn = "supply" });

        Told(Of(resale, "reseller")).Should().Equal("USD owes $9: supplier 100%", "USD is owed $9: customer 100%");
        Told(Of(resale, "customer")).Should().Equal("USD owes $9: reseller 100%", "USD is owed none:");
    }

    [Fact]
    public void says_how_well_each_side_is_attested()
    {
        var story = Owing.Told("2025-01-04", Made(1.Usd(), "c5"), Standing.Reported).And(new EntryDisputed { Entry = "e4", ByParty = "dan" });
        var usd = Of(story, "ann").ByUnit[^1];

        (usd.Obligations.Standing, usd.Obligations.IsContested).Should().Be((Standing.Reported, false));
        (usd.Claims.Standing, usd.Claims.IsContested).Should().Be((Standing.Confirmed, true));
        Of(story, "ann").ByUnit[0].Obligations.Should().Match<RelianceSide>(side => side.Standing == Standing.Confirmed && !side.IsContested && side.Firm.IsNone);
    }

    [Theory]
    [InlineData(RightKind.Exclusivity, 1)]
    [InlineData(RightKind.FirstRefusal, 1)]
    [InlineData(RightKind.Termination, 0)]
    [InlineData(RightKind.Audit, 0)]
    [InlineData(RightKind.StepIn, 0)]
    [InlineData(RightKind.Other, 0)]
    public void lists_exclusivity_and_first_refusal_to_whom_they_belong_and_whom_they_bind(RightKind kind, int count)
    {
        var granted = APartnership.And("2025-02-01", Exclusive with { Kind = kind });

        (Of(granted, "ann").RightsHeld.Count, Of(granted, "ann").RightsAgainst.Count).Should().Be((count, 0));
        (Of(granted, "bob").RightsHeld.Count, Of(granted, "bob").RightsAgainst.Count).Should().Be((0, count));
        (Of(granted, "cas").RightsHeld.Count, Of(granted, "cas").RightsAgainst.Count).Should().Be((0, 0));
    }

    [Fact]
    public void says_all_of_a_right() =>
        Of(ADeal().AndDisputed("2025-02-01", Exclusive with { Deal = "d" }), "ann").RightsHeld.Should().ContainSingle().Which.Should().Be(new RightFigures
        {
            Stream = StreamKey.Partnership("p"), Right = "r", Deal = "d", Holder = "ann", Against = "bob", Kind = RightKind.Exclusivity, Description = "no other supplier",
            Window = Term("2025-03-01", "2025-06-30"), Status = RightStatus.InForce, WaivedBy = null, WaivedUntil = null, WindowStatedBy = "e3", IsDissolved = false,
            Standing = Standing.Confirmed, IsContested = true,
        });

    [Theory]
    [InlineData("2025-01-31", 0)]
    [InlineData("2025-02-01", 1)]
    [InlineData("2025-03-31", 1)]
    [InlineData("2025-04-01", 0)]
    [InlineData("2025-04-30", 0)]
    [InlineData("2025-05-01", 1)]
    [InlineData("2025-06-30", 1)]
    [InlineData("2025-07-01", 0)]
    public void lists_a_right_only_while_it_is_in_force(string day, int count)
    {
        var waived = APartnership.And("2025-02-01", Exclusive).And("2025-04-01", new RightWaived { Right = "r", ByParty = "ann", Until = PartialDate.Parse("2025-04-30") });

        On(waived, day).Reliance("ann").RightsHeld.Should().HaveCount(count);
    }

    [Fact]
    public void lists_no_right_of_a_partnership_that_is_dissolved() =>
        Of(APartnership.And("2025-02-01", Exclusive).And("2025-05-01", new PartnershipDissolved()), "ann").RightsHeld.Should().BeEmpty();

    [Fact]
    public void can_be_written_as_json_and_read_back()
    {
        var reliance = Of(Owing.And("2025-02-01", Exclusive), "ann");

        JsonSerializer.Deserialize<Reliance>(JsonSerializer.Serialize(reliance)).Should().Be(reliance);
    }

    private static Amount Range(int min, int? max) => max is { } most ? min.ToUsd(most) : min.UsdOrMore();

    private static Reliance Of(Story story, string party) => On(story).Reliance(party);

    private static Portfolio On(Story story, string day = "2025-06-01") => CommitmentBoard.Of([story.History], Viewpoint.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Portfolio;

    private static List<string> Told(Reliance reliance) =>
    [
        .. reliance.ByUnit.SelectMany(total => new[] { $"{total.Unit} owes {Told(total.Obligations)}", $"{total.Unit} is owed {Told(total.Claims)}" }),
    ];

    private static string Told(RelianceSide side) => $"{side.Firm}: {string.Join(", ", side.Shares.Select(share => $"{share.Party} {share}"))}".TrimEnd();
}
