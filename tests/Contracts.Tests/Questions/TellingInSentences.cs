using Contracts.Tests.Language;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class TellingInSentences
{
    private static readonly Sentences Words = new(stream => CoreWeave.Story[stream].AsOf(Viewpoint.Latest));

    [Fact]
    public void tells_every_event_of_the_language_in_words()
    {
        foreach (var happened in Examples.All)
        {
            var told = new Sentences().Of(happened, StreamKey.Partnership("p"));

            told.Should().MatchRegex(@"^[\p{Lu}\d$]").And.NotEndWith(".").And.NotContainAny("{", "}", "Contracts.", "  ");
        }
    }

    [Theory]
    [InlineData("openai-coreweave", "f35", "What OpenAI owes CoreWeave (compute) grows by up to $4bn")]
    [InlineData("openai-coreweave", "f23", "Signed: Master services agreement and order form (2025-03-07 to 2030-10); OpenAI owes CoreWeave up to $11.9bn for computing capacity")]
    [InlineData("core-scientific-coreweave", "f12a", "Signed: Hosting in Austin; CoreWeave owes Core Scientific $100m+ for hosting; Core Scientific owes CoreWeave 16 MW of hosted power")]
    [InlineData("microsoft-coreweave", "f22-disputed", "CoreWeave disputes f22: No contract was cancelled and nobody has walked away from a commitment")]
    [InlineData("core-scientific-coreweave", "f52c", "Corrects f52b: The chief executive put it right a day later; now: Trouble with delivery under Hosting for 12 years, with options: Several sites of one provider are late")]
    public void says_what_money_is_owed_for_and_what_capacity_is_of(string stream, string entry, string sentence)
    {
        var key = StreamKey.Partnership(stream);
        var names = new Sentences(of => CoreWeave.Story[of].AsOf(Viewpoint.Latest), party => $"{party}" == "openai" ? "OpenAI" : null);

        names.Of(CoreWeave.Story[key].Entries.Single(recorded => recorded.Id == new EntryId(entry))).Should().Be(sentence);
    }

    [Fact]
    public void calls_parties_by_the_names_that_organizations_state()
    {
        Words.NameOf("coreweave").Should().Be("CoreWeave");
        Words.NameOf("weights-and-biases").Should().Be("Weights and Biases");
        new Sentences().NameOf("coreweave").Should().Be("Coreweave");
    }

    [Fact]
    public void says_in_which_respect_equal_amounts_differ()
    {
        var reported = new CommitmentFigures
        {
            Debtor = "ann", Creditor = "bob", Deal = null, PassesOn = null, Nature = CommitmentNature.Firm, Lifecycle = CommitmentLifecycle.Open, Standing = Standing.Reported, IsContested = false,
            Committed = 5.Usd(), Performed = 0.Usd(), Withdrawn = 0.Usd(), Reduced = 0.Usd(), Novated = 0.Usd(), Exceeded = 0.Usd(), Outstanding = 5.Usd(),
        };

        Sentences.Apart(reported, reported with { Standing = Standing.Confirmed }).Should().Be(("$5 outstanding, reported", "$5 outstanding, confirmed"));
        Sentences.Apart(reported, reported with { Committed = 7.Usd(), Performed = 2.Usd() }).Should().Be(("$5 outstanding, $5 committed", "$5 outstanding, $7 committed"));
        Sentences.Apart(reported, reported with { IsContested = true }).Should().Be(("$5 outstanding", "$5 outstanding, contested"));
        Sentences.Apart(null, reported with { Outstanding = 0.Usd() }).Should().Be(("nothing", "nothing outstanding"));
    }

    [Fact]
    public void tells_a_change_in_its_two_steps()
    {
        var changes = CoreWeave.Story[StreamKey.Partnership("openai-coreweave")].Changes(CoreWeave.At("2025-03-08", "2025-03-08"), CoreWeave.At("2025-05-31", "2025-12-31"));

        Words.Of(changes.Single(change => change.Figure == (Id<Commitment>)"compute"))
            .Should().Be("What Openai owes CoreWeave (compute) was restated from nothing to up to $11.9bn outstanding, and moved from up to $11.9bn outstanding to up to $15.9bn outstanding");
    }

    [Fact]
    public void tells_what_comes_up_and_what_follows()
    {
        var item = CoreWeave.Story.AsOf(CoreWeave.At("2025-10-01", "2025-12-31")).Portfolio.Upcoming(900).Single(item => item.Kind == UpcomingKind.Milestone);

        Words.Of(item).Should().Be("Core Scientific is to meet milestone last-power: The last 120 MW in operation, in the second half of 2026");
        Sentences.ConsequenceOf(item).Should().Be("it is late");
    }
}
