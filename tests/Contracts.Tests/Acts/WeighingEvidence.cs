using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class WeighingEvidence
{
    private static readonly Story Told = Given.APartnership
        .Told("2025-02-01", Made(1.Usd(), "confirmed"))
        .Told("2025-02-01", Made(2.Usd(), "reported"), Standing.Reported)
        .Told("2025-02-01", Made(4.Usd(), "alleged"), Standing.Alleged)
        .Told("2025-02-01", Made(8.Usd(), "disputed")).And(new EntryDisputed { Entry = "e5", ByParty = "bob" });

    public static TheoryData<string, string> Policies => new()
    {
        { "all", "alleged confirmed disputed reported" },
        { "parties", "confirmed disputed" },
        { "parties+press", "confirmed disputed reported" },
        { "undisputed", "alleged confirmed reported" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void admits_facts_by_their_standing(string policy, string admitted) =>
        Seen(Told.On(EvidencePolicy.Named.Single(each => each.Name == policy))).Should().Be(admitted);

    [Fact]
    public void admits_what_a_caller_chooses()
    {
        var filings = EvidencePolicy.Where(fact => fact.Event is not CommitmentMade made || made.Amount.Min > 2);

        Seen(Told.On(filings)).Should().Be("alleged disputed");
        filings.Name.Should().Be("custom");
    }

    [Fact]
    public void counts_confirmations_and_corrections_in_the_standing() =>
        Seen(Told.And(new EntryConfirmed { Entry = "e4", ByParty = "ann" }).And("2025-02-01", new EntryCorrected { Entry = "e3", Event = Made(3.Usd(), "reported") }).On(EvidencePolicy.PartiesOnly))
            .Should().Be("alleged confirmed disputed reported");

    [Fact]
    public void never_filters_control_entries() =>
        Given.ACommitment(5.Usd()).And(Story.Entry("e3", null, new EntryRetracted { Entry = "e2" }) with { Standing = Standing.Alleged })
            .On(EvidencePolicy.PartiesOnly).Partnership.Commitments.Should().BeEmpty();

    [Fact]
    public void counts_a_disputed_amount_from_nothing_in_every_policy_that_admits_it() =>
        Told.On(EvidencePolicy.PartiesOnly).Partnership.FindCommitment("disputed").Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(8) && c.IsContested);

    [Fact]
    public void lists_what_it_took_the_ground_from_apart_from_what_makes_no_sense()
    {
        var told = Given.APartnership.Told("2025-02-01", Made(5.Usd()), Standing.Alleged).And("2025-03-01", new CommitmentIncreased { Commitment = "c", By = 1.Usd() })
            .Imported("2025-03-01", new PaymentMade { Commitment = "nobody", Amount = 1.Usd() });

        told.On(EvidencePolicy.PartiesOnly).Ungrounded.Should().Equal("e3 not-committed");
        told.On(EvidencePolicy.PartiesOnly).Anomalies.Should().Equal("e4 not-committed");
        told.Should().Match<Story>(all => !all.Ungrounded.Any() && all.Anomalies.Single() == "e4 not-committed");
    }

    [Fact]
    public void takes_the_weakest_standing_of_what_makes_a_figure() =>
        Given.ACommitment(5.Usd()).Told("2025-02-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }, Standing.Reported).And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() })
            .Should().Match<Story>(story => story.Commitment.Standing == Standing.Reported && story.AsOf("2025-01-31").Commitment.Standing == Standing.Confirmed);

    [Fact]
    public void takes_the_weakest_standing_of_what_an_option_an_investment_an_offering_and_a_capacity_rest_on()
    {
        var partnership = Given.APartnership.Told("2025-01-03", Made(5.Usd()), Standing.Alleged)
            .And("2025-02-01", new OptionGranted { Option = "o", Holder = "ann", Amount = 6.Usd(), Increases = "c" })
            .And("2025-02-01", new EquityCommitted { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 5.Usd(), Consideration = Consideration.Cash })
            .Told("2025-03-01", new EquityInvested { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 4.Usd(), Consideration = Consideration.Cash }, Standing.Reported);
        var offering = Given.AnOffering.Told("2025-02-01", new OfferingPlanned { Target = 40.Usd() }, Standing.Reported);
        var capacity = Given.AnOrganization.Told("2025-02-01", new CapacityBroughtOnline { Kind = "GPUs", Amount = 3.Gpu() }, Standing.Alleged).And("2025-03-01", new CapacityRetired { Kind = "GPUs", Amount = 1.Gpu() });

        (partnership.Option.Standing, partnership.Investment.Standing).Should().Be((Standing.Alleged, Standing.Reported));
        (offering.Offering.Standing, capacity.Organization.Capacities.Single().Standing).Should().Be((Standing.Reported, Standing.Alleged));
    }

    [Fact]
    public void marks_a_capacity_as_contested_whose_report_is_disputed() =>
        Given.AnOrganization.AndDisputed("2025-02-01", new CapacityReported { Kind = "GPUs", Amount = 3.Gpu() }).Organization.Capacities.Single()
            .Should().Match<Capacity>(gpus => gpus.IsContested && gpus.Reported == Amount.Between(0, 3, "GPU") && gpus.Online == null);

    private static string Seen(Story story) => string.Join(' ', story.Partnership.Commitments.Select(commitment => commitment.Id));
}
