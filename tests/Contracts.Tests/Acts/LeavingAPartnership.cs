using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class LeavingAPartnership
{
    [Fact]
    public void removes_the_party() =>
        Given.APartnership.And("2025-02-01", new PartyLeft { Party = "cas" })
            .Partnership.Parties.Select(party => party.Id.ToString()).Should().Equal("ann", "bob");

    [Fact]
    public void is_for_parties_only() =>
        Given.APartnership.Refusal("2025-02-01", new PartyLeft { Party = "eve" })
            .Should().Be("e2 not-a-party: eve is not a party of the partnership; only a party can leave.");

    [Fact]
    public void is_for_those_whom_the_entries_name_where_no_forming_is_on_record() =>
        Given.AStream.Imported("2025-01-03", Made(0.Usd())).Imported("2025-02-01", new PartyLeft { Party = "ann" })
            .Should().Match<Story>(left => !left.Anomalies.Any() && left.Partnership.Parties.Single().Id == "bob");

    [Theory]
    [InlineData("ann")]
    [InlineData("bob")]
    public void waits_until_what_it_owes_and_is_owed_is_settled(string party) =>
        Given.ACommitment(5.Usd()).Refusal("2025-02-01", new PartyLeft { Party = party })
            .Should().Be($"e3 outstanding-commitments: {party} leaves with c outstanding; what it owes and is owed is settled first.");

    [Fact]
    public void need_not_wait_for_what_is_perhaps_nothing() =>
        Given.ACommitment(5.UpToUsd()).Conflict("2025-02-01", new PartyLeft { Party = "ann" }).Should().Be("accepted");

    [Fact]
    public void need_not_wait_for_what_others_owe() =>
        Given.ACommitment(5.Usd()).Conflict("2025-02-01", new PartyLeft { Party = "cas" }).Should().Be("accepted");

    [Fact]
    public void ends_what_the_party_can_take_on() =>
        Given.APartnership.And("2025-02-01", new PartyLeft { Party = "ann" }).Refusal("2025-03-01", Made(5.Usd()))
            .Should().Be("e3 unknown-party: ann is not a party of the partnership; the parties are bob and cas.");

    [Fact]
    public void breaks_a_later_undertaking_where_it_is_back_dated() =>
        Given.ACommitment(5.Usd()).Conflict("2025-01-02", new PartyLeft { Party = "ann" }).Should().Be("e2 unknown-party");
}
