using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class SupersedingAnAccount
{
    /// <summary>Entry e2 says 5, entry e3 of the same publisher 7 instead.</summary>
    private static readonly Story Restated = Said(Said(Given.APartnership, 5), 7, "e2");

    [Fact]
    public void speaks_in_its_place_and_lists_it() =>
        Restated.Should().Match<Story>(story => story.Commitment.Outstanding == 7.Usd() && story.Commitment.MadeBy.Rivals.Single().Entry.Id == "e2" && !story.Anomalies.Any());

    [Fact]
    public void leaves_the_record_of_what_was_said_before() =>
        Restated.Should().Match<Story>(story => story.KnownAt(2).Commitment.Outstanding == 5.Usd() && story.History.Version == 3);

    [Fact]
    public void goes_before_the_callers_source()
    {
        var order = EvidencePolicy.All.Preferring(source => source.Place == "p. 5" ? 0 : 1);

        Restated.On(order).Commitment.Outstanding.Should().Be(7.Usd());
        Said(Given.ACommitment(5.Usd()), 7, rivals: "e2", publisher: "A Inc").Commitment.Outstanding.Should().Be(5.Usd());
    }

    [Fact]
    public void leaves_the_others_of_the_claim_to_be_chosen_by_standing()
    {
        var told = Said(Said(Said(Given.APartnership, 5, standing: Standing.Reported), 9, rivals: "e2"), 7, "e2", standing: Standing.Reported);

        told.Commitment.Should().Match<Commitment>(c => c.Outstanding == 9.Usd() && c.MadeBy.Rivals.Count == 2);
        told.And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Fact]
    public void gives_the_word_back_when_it_is_retracted_or_not_admitted()
    {
        Restated.And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(5.Usd());
        Restated.On(EvidencePolicy.Where(fact => fact.Entry.Id != "e3")).Commitment.Outstanding.Should().Be(5.Usd());
        Restated.And(new EntryRetracted { Entry = "e3" }).And(new EntryRetracted { Entry = "e4" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Fact]
    public void goes_on_through_a_retracted_account()
    {
        var told = Said(Restated, 8, "e3");

        told.Commitment.Outstanding.Should().Be(8.Usd());
        told.And(new EntryRetracted { Entry = "e3" }).Commitment.Should().Match<Commitment>(c => c.Outstanding == 8.Usd() && c.MadeBy.Rivals.Single().Entry.Id == "e2");
        told.On(EvidencePolicy.Where(fact => fact.Entry.Id != "e3")).Commitment.Outstanding.Should().Be(8.Usd());
        told.And(new EntryRetracted { Entry = "e4" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Theory]
    [InlineData("A Inc", "B plc", "is of B plc and that one of A Inc")]
    [InlineData("A Inc", null, "is of no stated publisher and that one of A Inc")]
    [InlineData(null, "A Inc", "is of A Inc and that one of no stated publisher")]
    [InlineData(null, null, "is of no stated publisher and that one of no stated publisher")]
    public void counts_only_where_both_state_the_same_publisher(string? former, string? later, string reason)
    {
        var made = Said(Given.APartnership, 5, publisher: former);
        var next = Next(made, 7, "e2", publisher: later);

        made.Refusal(next).Should().Be($"e3 cannot-supersede: Entry e3 supersedes e2, but {reason}; an account supersedes only one of the same publisher, which both must state.");
        made.Imported(next).Should().Match<Story>(story => story.Commitment.Outstanding == 5.Usd() && story.Commitment.MadeBy.Rivals.Single().Entry.Id == "e3" && story.Anomalies.Single() == "e3 cannot-supersede");
    }

    [Fact]
    public void counts_only_where_the_standing_is_no_weaker()
    {
        var made = Said(Given.APartnership, 5);

        made.Refusal(Next(made, 7, "e2", standing: Standing.Reported)).Should().Be("e3 cannot-supersede: Entry e3 supersedes e2, but is reported and that one confirmed; an account supersedes only one of no stronger standing.");
        Said(Said(Given.APartnership, 5, standing: Standing.Alleged), 7, "e2", standing: Standing.Reported).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Fact]
    public void counts_confirmations_in_the_standing()
    {
        var told = Said(Said(Given.APartnership, 5, standing: Standing.Reported), 7, "e2", standing: Standing.Reported);

        told.Refusal(new EntryConfirmed { Entry = "e2", ByParty = "ann" }).Should().StartWith("e3 cannot-supersede");
        told.Imported(told.Next(null, new EntryConfirmed { Entry = "e2", ByParty = "ann" })).Should().Match<Story>(story => story.Commitment.Outstanding == 5.Usd() && story.Anomalies.Single() == "e3 cannot-supersede");
        told.And(new EntryConfirmed { Entry = "e3", ByParty = "ann" }).And(new EntryConfirmed { Entry = "e2", ByParty = "ann" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Fact]
    public void goes_by_the_publisher_of_a_correction()
    {
        var imported = Given.APartnership.Imported(Next(Given.APartnership, 5, publisher: "B plc"));
        var told = imported.Imported(Next(imported, 7, "e2"));

        told.Commitment.Outstanding.Should().Be(5.Usd());
        told.And(Next(told, 6) with { Event = new EntryCorrected { Entry = "e2", Event = Made(6.Usd()) } }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Theory]
    [InlineData("../2025-03-31", "2025-02-10", "2025-02-10")]
    [InlineData("2025-03-31", "2025-02-10", "2025-03-31")]
    public void takes_an_earlier_day_of_the_superseded_account_where_it_only_says_on_or_before(string day, string former, string expected)
    {
        var made = Given.APartnership.And(Next(Given.APartnership, 5) with { EffectiveOn = PartialDate.Parse(former) });

        made.And(Next(made, 7, "e2") with { EffectiveOn = PartialDate.Parse(day) }).Commitment
            .Should().Match<Commitment>(c => c.Outstanding == 7.Usd() && c.MadeBy.TakesEffectOn == DateOnly.Parse(expected));
    }

    [Fact]
    public void ends_no_dispute_of_the_claim() =>
        Said(Said(Given.APartnership, 5).And(new EntryDisputed { Entry = "e2", ByParty = "bob" }), 7, "e2").Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(7) && c.IsContested);

    [Fact]
    public void is_void_on_a_correction_and_for_what_is_no_earlier_fact()
    {
        var made = Said(Given.APartnership, 5);

        made.Refusal(made.Next("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(6.Usd()) }) with { Supersedes = "e2" }).Should().Be("e3 unknown-entry: Entry e3 supersedes e2; a fact supersedes an earlier fact of its own stream.");
        made.Conflict(Next(made, 7, "e3")).Should().Be("e3 unknown-entry\ne3 already-committed");
        made.Imported(made.Next("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(6.Usd()) }) with { Supersedes = "e2" }).Commitment.Should().Match<Commitment>(c => c.Outstanding == 6.Usd() && c.MadeBy.Rivals.Count == 0);
    }

    [Fact]
    public void stands_instead_of_a_rival() =>
        FluentActions.Invoking(() => Restated.Judge(Next(Restated, 8, "e3", "e2"))).Should().Throw<ArgumentException>()
            .WithMessage("Entry e4, supersedes: The entry both rivals and supersedes an account; at most one of the two can be stated.");

    [Fact]
    public void is_found_as_the_account_that_it_joins() => Restated.History.FindRival(Restated.History.Entries[2])?.Id.Should().Be((EntryId)"e2");

    private static Story Said(Story story, int amount, string? supersedes = null, string? rivals = null, Standing standing = Standing.Confirmed, string? publisher = "A Inc") =>
        story.And(Next(story, amount, supersedes, rivals, standing, publisher));

    private static NewEntry Next(Story story, int amount, string? supersedes = null, string? rivals = null, Standing standing = Standing.Confirmed, string? publisher = "A Inc") =>
        story.Next("2025-01-03", Made(amount.Usd())) with
        {
            Standing = standing,
            Supersedes = supersedes is null ? (EntryId?)null : new EntryId(supersedes),
            Rivals = rivals is null ? (EntryId?)null : new EntryId(rivals),
            Source = Source.Unstated with { Publisher = publisher, Place = $"p. {amount}" },
        };
}
