using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class FormingAPartnership
{
    [Fact]
    public void makes_its_parties_known_by_id() =>
        Given.AStream.And("2025-01-01", new PartnershipFormed { Parties = [new() { Id = "bob", Role = "supplier" }, new() { Id = "ann" }] })
            .Partnership.Parties.Should().Equal(new Party { Id = "ann" }, new Party { Id = "bob", Role = "supplier" });

    [Fact]
    public void holds_from_its_day_on()
    {
        Given.APartnership.AsOf("2024-12-31").Partnership.IsFormed.Should().BeFalse();
        Given.APartnership.AsOf("2025-01-01").Partnership.IsFormed.Should().BeTrue();
    }

    [Theory]
    [InlineData("2025-02", "2025-02-27", "2025-02-28")]
    [InlineData("2025", "2025-12-30", "2025-12-31")]
    [InlineData("../2025-03-06", "2025-03-05", "2025-03-06")]
    public void holds_from_the_last_day_that_its_date_may_mean(string date, string before, string from)
    {
        var formed = Given.AStream.And(date, Formed("ann", "bob"));

        formed.AsOf(before).Partnership.IsFormed.Should().BeFalse();
        formed.AsOf(from).Partnership.IsFormed.Should().BeTrue();
        formed.Partnership.Facts.Single().EffectiveOn.ToString().Should().Be(date);
    }

    [Fact]
    public void takes_two_parties() =>
        Given.AStream.Refusal("2025-01-01", Formed("ann", "ann"))
            .Should().Be("e1 too-few-parties: The partnership is formed of ann; it takes two parties or more.");

    [Fact]
    public void happens_once() =>
        Given.APartnership.Refusal("2025-02-01", Formed("ann", "bob"))
            .Should().Be("e2 already-formed: The partnership is formed already; it is formed once.");

    [Fact]
    public void comes_before_everything_else() =>
        Given.AStream.Refusal("2025-01-01", Made(5.Usd()))
            .Should().Be("e1 not-formed: The partnership is not formed by 2025-01-01; its forming comes first.");

    [Fact]
    public void comes_before_everything_else_on_its_own_day_too() =>
        Given.APartnership.Conflict("2024-12-31", Made(5.Usd())).Should().Be("e2 not-formed");

    [Fact]
    public void cannot_be_retracted_from_under_what_rests_on_it() =>
        Given.ACommitment(5.Usd()).Conflict(new EntryRetracted { Entry = "e1" }).Should().Be("e2 not-formed");

    [Fact]
    public void is_not_missed_by_an_import()
    {
        var imported = Given.AStream.Imported("2025-01-03", Made(5.Usd()));

        imported.Anomalies.Should().BeEmpty();
        imported.Commitment.Outstanding.Should().Be(5.Usd());
        imported.Partnership.IsFormed.Should().BeFalse();
    }

    [Fact]
    public void is_replaced_in_an_import_by_those_whom_the_entries_name() =>
        Given.AStream.Imported("2025-01-03", Made(5.Usd())).Imported("2025-01-04", new PartyJoined { Party = "cas", Role = "guarantor" })
            .Partnership.Parties.Should().Equal(new Party { Id = "ann" }, new Party { Id = "bob" }, new Party { Id = "cas", Role = "guarantor" });

    [Fact]
    public void leaves_only_its_own_parties_to_what_was_imported_before_it() =>
        Given.AStream.Imported("2025-01-03", Made(5.Usd())).Imported("2025-01-04", Formed("cas", "dan"))
            .Partnership.Parties.Select(party => party.Id.ToString()).Should().Equal("cas", "dan");

    [Fact]
    public void counts_as_stated_where_it_is_disputed() =>
        Given.AStream.AndDisputed("2025-01-01", Formed("ann", "bob")).Partnership.Parties.Should().HaveCount(2);

    [Fact]
    public void names_no_empty_party() =>
        Given.AStream.Fault(new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = default }] })
            .Should().Be("Entry e1, parties[1].party: A value of Id<Party> is the default one, which stands for nothing; a real one is required.");

    [Fact]
    public void has_no_hole_in_its_list_of_parties() =>
        Given.AStream.Fault(new PartnershipFormed { Parties = [new() { Id = "ann" }, null!, new() { Id = "bob" }] })
            .Should().Be("Entry e1, parties: An item of the list is null; each item must have a value.");

    [Fact]
    public void has_no_hole_in_a_history_file_either()
    {
        const string Line = """{"specversion":"1.0","id":"e1","type":"contracts.partnership-formed.v1","source":"urn:contracts:x","subject":"partnership/p","effectiveon":"2025-01-01","data":{"parties":[{"party":"ann"},null]}}""";
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Line));

        FluentActions.Invoking(() => HistoryReader.ReadAll([("p.jsonl", file)])).Should().Throw<HistoryFileException>()
            .Which.Faults.Single().Should().Match<HistoryFault>(fault => fault.Field == "data.parties" && fault.Message == "An item of the list is null; each item must have a value.");
    }

    [Fact]
    public void has_no_place_in_another_kind_of_stream() =>
        Given.AnOffering.Fault(Formed("ann", "bob"))
            .Should().Be("Entry e1: contracts.partnership-formed.v1 has no place in offering/ipo.");
}
