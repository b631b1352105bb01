using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ConfirmingAnEntry
{
    [Theory]
    [InlineData("ann", Standing.Alleged, Standing.Confirmed)]
    [InlineData("cas", Standing.Alleged, Standing.Confirmed)]
    [InlineData("ann", Standing.Reported, Standing.Confirmed)]
    [InlineData("press", Standing.Alleged, Standing.Reported)]
    [InlineData("press", Standing.Reported, Standing.Reported)]
    [InlineData("press", Standing.Confirmed, Standing.Confirmed)]
    public void lifts_it_to_confirmed_by_a_party_and_to_reported_by_another(string by, Standing stated, Standing expected) =>
        Told(stated).And(new EntryConfirmed { Entry = "e2", ByParty = by }).Commitment.Standing.Should().Be(expected);

    [Fact]
    public void by_others_never_lifts_further_however_many_they_are() =>
        Told(Standing.Alleged).And(new EntryConfirmed { Entry = "e2", ByParty = "press" }).And(new EntryConfirmed { Entry = "e2", ByParty = "radio" })
            .Commitment.Standing.Should().Be(Standing.Reported);

    [Fact]
    public void holds_for_every_day_and_only_as_known_afterwards()
    {
        var confirmed = Told(Standing.Alleged).And(new EntryConfirmed { Entry = "e2", ByParty = "ann" });

        confirmed.AsOf("2025-01-03").Commitment.Standing.Should().Be(Standing.Confirmed);
        confirmed.KnownAt(2).Commitment.Standing.Should().Be(Standing.Alleged);
    }

    [Fact]
    public void can_be_retracted() =>
        Told(Standing.Alleged).And(new EntryConfirmed { Entry = "e2", ByParty = "ann" }).And(new EntryRetracted { Entry = "e3" }).Commitment.Standing.Should().Be(Standing.Alleged);

    [Fact]
    public void of_a_correction_concerns_its_fact() =>
        Told(Standing.Alleged).And("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(7.Usd()) }).And(new EntryConfirmed { Entry = "e3", ByParty = "ann" })
            .Should().Match<Story>(story => story.Commitment.Standing == Standing.Confirmed && story.Commitment.Outstanding == 7.Usd());

    [Fact]
    public void counts_as_a_partys_where_an_import_only_names_it() =>
        Given.AStream.Imported(Story.Entry("e1", "2025-01-03", Made(5.Usd())) with { Standing = Standing.Alleged })
            .Imported(Story.Entry("e2", null, new EntryConfirmed { Entry = "e1", ByParty = "ann" })).Commitment.Standing.Should().Be(Standing.Confirmed);

    [Fact]
    public void counts_as_a_partys_where_an_import_names_it_beside_one_that_joined() =>
        Given.AStream.Imported(Story.Entry("e1", "2025-01-03", Made(5.Usd())) with { Standing = Standing.Alleged }).Imported("2025-01-04", new PartyJoined { Party = "cas" })
            .Imported(Story.Entry("e3", null, new EntryConfirmed { Entry = "e1", ByParty = "ann" })).Commitment.Standing.Should().Be(Standing.Confirmed);

    [Fact]
    public void of_an_organization_is_by_itself() =>
        Given.AnOrganization.Told("2025-01-01", new StrategyAnnounced { Summary = "grow" }, Standing.Alleged).And(new EntryConfirmed { Entry = "e1", ByParty = "ann" })
            .Organization.Facts.Single().Standing.Should().Be(Standing.Confirmed);

    private static Story Told(Standing standing) => Given.APartnership.Told("2025-01-03", Made(5.Usd()), standing);
}
