using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class ExplainingAFigure
{
    [Fact]
    public void gives_its_facts_in_the_order_in_which_they_hold_with_running_amounts()
    {
        var history = ADeal().Owing(10.Usd(), deal: "d")
            .And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() })
            .And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 5.Usd() })
            .Owing(7.Usd(), "other").History;

        history.Explain("c", Viewpoint.Latest).Select(step => $"{step.Fact.Entry.Id} {step.Figures?.Outstanding}")
            .Should().Equal("e2 ", "e3 $10", "e5 $15", "e4 $11");
    }

    [Fact]
    public void shows_a_fact_in_its_latest_form_with_the_accounts_beside_it()
    {
        var history = ACommitment(10.Usd())
            .And(Acts.Story.Entry("k", "2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(12.Usd()) }))
            .Told("2025-01-03", Made(20.Usd()), Standing.Reported, rivals: "e2").History;

        history.Explain("c", Viewpoint.Latest).Should().ContainSingle().Which.Should().Match<ExplanationStep>(step =>
            step.Fact.Form.Id == (EntryId)"k" && step.Fact.Rivals.Single().Entry.Id == (EntryId)"e4" && step.Figures != null && step.Figures.Outstanding == 12.Usd());
    }

    [Fact]
    public void says_why_nothing_is_left_where_a_whole_deal_ended() =>
        ADeal().Owing(0.UpToUsd(), deal: "d").And("2025-05-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .History.Explain("c", Viewpoint.Latest)[^1].Should().Match<ExplanationStep>(step =>
                step.Fact.Event is DealTerminated && step.Figures != null && step.Figures.Lifecycle == CommitmentLifecycle.EndedWithDeal);

    [Fact]
    public void names_a_trouble_only_where_its_dispute_contests_the_figure()
    {
        var rejected = ACommitment(10.Usd()).Told("2025-02-01", new DeliveryRejected { Commitment = "c" }, Standing.Alleged);

        rejected.History.Explain("c", Viewpoint.Latest).Should().ContainSingle();
        rejected.And(new EntryDisputed { Entry = "e3", ByParty = "bob" }).History.Explain("c", Viewpoint.Latest)[^1].Should().Match<ExplanationStep>(step =>
            step.Fact.Entry.Id == (EntryId)"e3" && step.Figures != null && step.Figures.IsContested && step.Figures.Standing == Standing.Confirmed && step.Figures.Outstanding == 10.Usd());
    }

    [Fact]
    public void has_no_step_for_what_is_not_made() => APartnership.History.Explain("c", Viewpoint.Latest).Should().BeEmpty();
}
