using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class ExplainingAFigure
{
    private static readonly FigureKey C = new Id<Commitment>("c");

    [Fact]
    public void gives_its_facts_in_the_order_in_which_they_hold_with_running_amounts()
    {
        var history = ADeal().Owing(10.Usd(), deal: "d")
            .And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() })
            .And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 5.Usd() })
            .Owing(7.Usd(), "other").History;

        history.Explain(C, Viewpoint.Latest).Select(step => $"{step.Fact.Entry.Id} {step.Figures?.ComesTo}")
            .Should().Equal("e2 ", "e3 $10", "e5 $15", "e4 $11");
    }

    [Fact]
    public void shows_a_fact_in_its_latest_form_with_the_accounts_beside_it()
    {
        var history = ACommitment(10.Usd())
            .And(Acts.Story.Entry("k", "2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(12.Usd()) }))
            .Told("2025-01-03", Made(20.Usd()), Standing.Reported, rivals: "e2").History;

        history.Explain(C, Viewpoint.Latest).Should().ContainSingle().Which.Should().Match<ExplanationStep>(step =>
            step.Fact.Form.Id == (EntryId)"k" && step.Fact.Rivals.Single().Entry.Id == (EntryId)"e4" && step.Figures != null && step.Figures.ComesTo == 12.Usd());
    }

    [Fact]
    public void says_why_nothing_is_left_where_a_whole_deal_ended() =>
        ADeal().Owing(0.UpToUsd(), deal: "d").And("2025-05-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .History.Explain(C, Viewpoint.Latest)[^1].Should().Match<ExplanationStep>(step =>
                step.Fact.Event is DealTerminated && step.Figures is CommitmentFigures && ((CommitmentFigures)step.Figures).Lifecycle == CommitmentLifecycle.EndedWithDeal);

    [Fact]
    public void names_no_trouble_since_it_changes_no_figure()
    {
        var rejected = ACommitment(10.Usd()).Told("2025-02-01", new DeliveryRejected { Commitment = "c" }, Standing.Alleged);

        rejected.History.Explain(C, Viewpoint.Latest).Should().ContainSingle();
        rejected.And(new EntryDisputed { Entry = "e3", ByParty = "bob" }).History.Explain(C, Viewpoint.Latest).Should().ContainSingle()
            .Which.Figures.Should().Match<CommitmentFigures>(figures => !figures.IsContested && figures.Standing == Standing.Confirmed && figures.Outstanding == 10.Usd());
    }

    [Fact]
    public void tells_of_an_option_what_was_left_after_each_exercise() =>
        Steps(ACommitment(10.Usd()).And("2025-02-01", Granted).And("2025-03-01", new OptionExercised { Option = "o", Amount = 2.Usd() }), new Id<Option>("o"))
            .Should().Equal("e2 ", "e3 $6", "e4 $4");

    [Fact]
    public void tells_of_an_investment_what_was_agreed_before_what_is_held() =>
        Steps(APartnership.And("2025-02-01", new EquityCommitted { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 5.Usd(), Consideration = Consideration.Cash })
            .And("2025-03-01", new EquityInvested { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 4.Usd(), Consideration = Consideration.Cash }), new Id<Investment>("i"))
            .Should().Equal("e2 $5", "e3 $5");

    [Fact]
    public void tells_of_an_offering_how_its_amount_came_about() =>
        Steps(AnOffering.And("2025-02-01", new OfferingPlanned { Target = 40.Usd() }).And("2025-03-01", new OfferingLaunched { Shares = Amount.Exactly(5, AmountUnit.Share), PriceRange = Amount.Between(4, 5, "USD") }), FigureKey.Offering)
            .Should().Equal("e1 $40", "e2 $20 to 25");

    [Fact]
    public void tells_of_capacity_only_the_last_report_beside_what_came_online() =>
        Steps(AnOrganization.And("2025-01-01", Reported(9)).And("2025-02-01", Reported(8)).And("2025-03-01", new CapacityBroughtOnline { Kind = "GPUs", Amount = 3.Gpu() }), FigureKey.Capacity("GPUs"))
            .Should().Equal("e2 8 GPUs", "e3 3 GPUs");

    [Fact]
    public void takes_the_standing_of_capacity_from_the_last_report_alone()
    {
        var told = AnOrganization.Told("2025-01-01", Reported(9), Standing.Alleged);

        told.Organization.Capacities.Single().Standing.Should().Be(Standing.Alleged);
        told.And("2025-02-01", Reported(8)).Organization.Capacities.Single().Should().Match<Capacity>(gpus => gpus.Standing == Standing.Confirmed && !gpus.IsContested);
    }

    [Fact]
    public void explains_a_total_by_each_of_its_parts()
    {
        var histories = Histories.Of([ACommitment(10.Usd()).And("2025-02-01", Granted).Owing(7.Usd(), "other").Owing(3.Gpu(), "racks").History]);

        histories.Explain("ann", "bob", AmountUnit.Usd, Viewpoint.Latest).Select(part => $"{part.Figure} {part.Steps[^1].Figures?.ComesTo}")
            .Should().Equal("commitment c $10", "commitment other $7", "option o $6");
    }

    [Fact]
    public void has_no_step_for_what_is_not_made() => APartnership.History.Explain(C, Viewpoint.Latest).Should().BeEmpty();

    private static readonly OptionGranted Granted = new() { Option = "o", Holder = "ann", Amount = 6.Usd(), Increases = "c" };

    private static CapacityReported Reported(int gpus) => new() { Kind = "GPUs", Amount = gpus.Gpu() };

    private static IEnumerable<string> Steps(Acts.Story told, FigureKey figure) =>
        told.History.Explain(figure, Viewpoint.Latest).Select(step => $"{step.Fact.Entry.Id} {step.Figures?.ComesTo}");
}
