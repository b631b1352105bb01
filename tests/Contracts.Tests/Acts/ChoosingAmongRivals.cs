using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ChoosingAmongRivals
{
    [Fact]
    public void lets_one_speak_and_lists_the_others()
    {
        var told = Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), rivals: "e2").Told("2025-01-20", Made(7.Usd()), rivals: "e3");

        told.Commitment.Outstanding.Should().Be(5.Usd());
        told.Commitment.MadeBy.Rivals.Select(rival => rival.Entry.Id.ToString()).Should().Equal("e3", "e4");
        told.Anomalies.Should().BeEmpty();
    }

    [Fact]
    public void prefers_the_highest_standing() =>
        Given.APartnership.Told("2025-01-03", Made(5.Usd()), Standing.Alleged).Told("2025-01-10", Made(6.Usd()), Standing.Reported, "e2").Told("2025-01-20", Made(7.Usd()), Standing.Confirmed, "e2")
            .Commitment.Outstanding.Should().Be(7.Usd());

    [Fact]
    public void counts_confirmations_in_the_standing() =>
        Given.APartnership.Told("2025-01-03", Made(5.Usd()), Standing.Reported).Told("2025-01-10", Made(6.Usd()), Standing.Alleged, "e2").And(new EntryConfirmed { Entry = "e3", ByParty = "ann" })
            .Commitment.Outstanding.Should().Be(6.Usd());

    [Fact]
    public void prefers_the_callers_source_before_the_earliest_version_and_after_the_standing()
    {
        var told = Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), rivals: "e2", source: "urn:contracts:liked").Told("2025-01-10", Made(7.Usd()), Standing.Reported, "e2", "urn:contracts:loved");
        var order = EvidencePolicy.All.Preferring(source => source.Address switch { "urn:contracts:loved" => 0, "urn:contracts:liked" => 1, _ => 2 });

        told.On(order).Commitment.Outstanding.Should().Be(6.Usd());
        told.Commitment.Outstanding.Should().Be(5.Usd());
    }

    [Fact]
    public void lets_another_speak_where_the_first_is_not_admitted() =>
        Given.APartnership.Told("2025-01-03", Made(5.Usd()), Standing.Reported).Told("2025-01-10", Made(6.Usd()), Standing.Confirmed, "e2")
            .On(EvidencePolicy.Where(fact => fact.Standing != Standing.Confirmed || fact.Event is PartnershipFormed)).Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void joins_through_a_retracted_one_in_the_middle() =>
        Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), rivals: "e2").Told("2025-01-20", Made(7.Usd()), rivals: "e3").And(new EntryRetracted { Entry = "e3" })
            .Should().Match<Story>(story => story.Commitment.Outstanding == 5.Usd() && story.Commitment.MadeBy.Rivals.Single().Entry.Id == "e4" && !story.Anomalies.Any());

    [Fact]
    public void lets_the_next_speak_where_the_first_is_retracted() =>
        Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), rivals: "e2").And(new EntryRetracted { Entry = "e2" }).Commitment.Outstanding.Should().Be(6.Usd());

    [Fact]
    public void folds_at_the_place_of_the_first_account_in_force()
    {
        var told = Given.ACommitment(10.Usd()).Told("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) }, Standing.Reported)
            .And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 4.Usd() })
            .Told("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) }, Standing.Confirmed, "e3");

        told.Commitment.Outstanding.Should().Be(9.Usd());
        told.And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Theory]
    [InlineData("../2025-03-31", "2025-02-10", "2025-02-10")]
    [InlineData("../2025-03-31", "2025-02", "2025-02-28")]
    [InlineData("../2025-03-31", "2025-04-10", "2025-03-31")]
    [InlineData("2025-03-31", "2025-02-10", "2025-03-31")]
    [InlineData("2025-03", "2025-02-10", "2025-03-31")]
    public void takes_an_earlier_day_of_a_rival_where_the_speaker_only_says_on_or_before(string speaker, string rival, string day) =>
        Given.APartnership.Told(speaker, Made(5.Usd())).Told(rival, Made(6.Usd()), Standing.Reported, "e2").Commitment
            .Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && c.MadeBy.TakesEffectOn == DateOnly.Parse(day));

    [Fact]
    public void speaks_from_its_own_day_even_where_a_rival_was_said_to_be_earlier() =>
        Given.APartnership.Told("2025-03-31", Made(5.Usd())).Told("2025-02-10", Made(6.Usd()), Standing.Reported, "e2").AsOf("2025-03-30").Partnership.Commitments.Should().BeEmpty();

    [Theory]
    [InlineData("e2")]
    [InlineData("e3")]
    public void takes_the_dispute_of_one_as_a_dispute_of_all(string disputed)
    {
        var told = Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), Standing.Reported, "e2").And(new EntryDisputed { Entry = disputed, ByParty = "bob" });

        told.Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(5) && c.IsContested);
        told.On(EvidencePolicy.ExcludeDisputed).Partnership.Commitments.Should().BeEmpty();
        told.And(new EntryRetracted { Entry = "e4" }).Commitment.IsContested.Should().BeFalse();
    }

    [Fact]
    public void stays_disputed_where_the_disputed_account_is_retracted_and_another_is_in_force()
    {
        var told = Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), Standing.Reported, "e2").And(new EntryDisputed { Entry = "e3", ByParty = "bob" });
        var retracted = told.And(new EntryRetracted { Entry = "e3" });

        retracted.Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(5) && c.IsContested);
        retracted.History.Without("e3").AsOf(Viewpoint.Latest).Should().BeOfType<Partnership>().Which["c"].IsContested.Should().BeTrue();
        retracted.And(new DisputeResolved { Entry = "e2", Outcome = "settled" }).Commitment.IsContested.Should().BeFalse();
    }

    [Fact]
    public void takes_the_dispute_of_one_that_is_not_admitted_as_a_dispute_of_all() =>
        Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), Standing.Reported, "e2").And(new EntryDisputed { Entry = "e3", ByParty = "bob" })
            .On(EvidencePolicy.PartiesOnly).Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(5) && c.IsContested && c.MadeBy.Rivals.Count == 0);

    [Fact]
    public void prefers_the_callers_source_among_the_facts_that_the_caller_chooses()
    {
        var told = Given.ACommitment(5.Usd()).Told("2025-01-10", Made(6.Usd()), rivals: "e2", source: "urn:contracts:liked").Told("2025-01-10", Made(7.Usd()), rivals: "e2", source: "urn:contracts:loved");
        var chosen = EvidencePolicy.Where(fact => fact.Entry.Id != "e4").Preferring(source => source.Address switch { "urn:contracts:loved" => 0, "urn:contracts:liked" => 1, _ => 2 });

        told.On(chosen).Commitment.Outstanding.Should().Be(6.Usd());
    }

    [Fact]
    public void never_adds_two_accounts_of_the_same_thing() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() }).Told("2025-02-02", new PaymentMade { Commitment = "c", Amount = 5.Usd() }, Standing.Reported, "e3")
            .Commitment.Should().Match<Commitment>(c => c.Performed == 4.Usd() && c.Outstanding == 6.Usd());
}
