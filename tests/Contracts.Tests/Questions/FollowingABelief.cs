using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class FollowingABelief
{
    private static readonly DateOnly Day = new(2025, 6, 1);

    [Fact]
    public void tells_what_was_held_about_one_day_as_more_was_learned() =>
        Told(ACommitment(10.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() }).And("2025-01-15", new CommitmentIncreased { Commitment = "c", By = 5.Usd() }))
            .Should().Equal("from 2: $10 by e2", "from 3: $6 by e3", "from 4: $11 by e4");

    [Fact]
    public void joins_what_is_held_on_through_news_of_other_things() =>
        Told(ACommitment(10.Usd()).Owing(7.Usd(), "other").And("2025-07-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() }))
            .Should().Equal("from 2: $10 by e2");

    [Fact]
    public void names_the_control_entry_beside_the_fact_that_it_changed() =>
        Told(ACommitment(10.Usd()).And(new EntryDisputed { Entry = "e2", ByParty = "bob" }).And(new DisputeResolved { Entry = "e2" }))
            .Should().Equal("from 2: $10 by e2", "from 3: up to $10 by e2 (e3)", "from 4: $10 by e2 (e4)");

    [Fact]
    public void names_the_dispute_of_an_account_that_does_not_speak() =>
        Told(ACommitment(10.Usd()).Told("2025-01-03", Made(8.Usd()), Standing.Reported, "e2").And(new EntryDisputed { Entry = "e3", ByParty = "bob" }))
            .Should().Equal("from 2: $10 by e2", "from 4: up to $10 by e2 (e4)");

    [Fact]
    public void names_the_dispute_of_an_account_that_is_not_even_admitted() =>
        ACommitment(10.Usd()).Told("2025-01-03", Made(8.Usd()), Standing.Reported, "e2").And(new EntryDisputed { Entry = "e3", ByParty = "bob" }).History
            .Beliefs(new Id<Commitment>("c"), Day, EvidencePolicy.PartiesOnly)[^1].Causes.Single().Controls.Single().Id.Should().Be(new EntryId("e4"));

    [Fact]
    public void tells_that_something_is_no_longer_held_to_be() =>
        Told(ACommitment(10.Usd()).And(new EntryRetracted { Entry = "e2" }).And(new EntryRetracted { Entry = "e3" }))
            .Should().Equal("from 2: $10 by e2", "from 3: nothing by e2 (e3)", "from 4: $10 by e2 (e4)");

    [Fact]
    public void follows_a_supposed_history_as_well()
    {
        var told = ACommitment(10.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() }).And(new EntryDisputed { Entry = "e3", ByParty = "bob" }).History;

        Told(told.Without("e4")).Should().Equal("from 2: $10 by e2", "from 3: $6 by e3");
        Told(told.Without("e4").Without("e3")).Should().Equal("from 2: $10 by e2");
    }

    [Fact]
    public void has_none_where_nothing_was_ever_shown() => APartnership.History.Beliefs(new Id<Commitment>("c"), Day, EvidencePolicy.All).Should().BeEmpty();

    private static IEnumerable<string> Told(Story told) => Told(told.History);

    private static IEnumerable<string> Told(History history) =>
        history.Beliefs(new Id<Commitment>("c"), Day, EvidencePolicy.All).Select(belief =>
            $"from {history.Entries.Single(entry => entry.RecordedAt == belief.KnownFrom).Version}: {belief.Figures?.ComesTo.ToString() ?? "nothing"} by {string.Join(' ', belief.Causes.Select(Told))}");

    private static string Told(Cause cause) => $"{cause.Fact.Entry.Id}{(cause.Controls.Count == 0 ? "" : $" ({string.Join(' ', cause.Controls.Select(control => control.Id))})")}";
}
