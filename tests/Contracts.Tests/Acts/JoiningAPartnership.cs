using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class JoiningAPartnership
{
    [Fact]
    public void adds_a_party_with_its_role() =>
        Given.APartnership.And("2025-02-01", new PartyJoined { Party = "dan", Role = "guarantor" })
            .Partnership.Parties.Should().ContainEquivalentOf(new Party { Id = "dan", Role = "guarantor" });

    [Fact]
    public void lets_the_party_act_from_that_day_on()
    {
        var joined = Given.APartnership.And("2025-02-01", new PartyJoined { Party = "dan" });

        joined.Conflict("2025-02-01", Made(5.Usd()) with { Debtor = "dan" }).Should().Be("accepted");
        joined.Conflict("2025-01-31", Made(5.Usd()) with { Debtor = "dan" }).Should().Be("e3 unknown-party");
    }

    [Fact]
    public void happens_once_a_party() =>
        Given.APartnership.Refusal("2025-02-01", new PartyJoined { Party = "ann" })
            .Should().Be("e2 already-a-party: ann is a party already; it joins once, or again after it has left.");

    [Fact]
    public void may_happen_again_after_leaving() =>
        Given.APartnership.And("2025-02-01", new PartyLeft { Party = "ann" }).Conflict("2025-03-01", new PartyJoined { Party = "ann" }).Should().Be("accepted");

    [Fact]
    public void takes_on_a_day_the_order_of_recording() =>
        Given.APartnership.And("2025-02-01", new PartyJoined { Party = "dan" }).And("2025-02-01", new PartyLeft { Party = "dan" })
            .Partnership.Parties.Select(party => party.Id.ToString()).Should().Equal("ann", "bob", "cas");
}
