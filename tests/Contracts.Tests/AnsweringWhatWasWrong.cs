namespace Contracts.Tests;

/// <summary>Histories at which an earlier version was wrong, each with the right answer.</summary>
public sealed class AnsweringWhatWasWrong
{
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void explains_an_investment_that_another_one_was_made_of()
    {
        var history = History("explain-after-a-transfer");
        var day = Viewpoint.On(new DateOnly(2022, 12, 1));

        var steps = history.Explain((Id<Investment>)"oa-3", day);

        steps.Select(step => $"{step.Fact.Entry.Id}").Should().Equal("bought", "moved", "cancelled-oa-3");
        steps[^1].Figures.Should().Be(Partnership(history, day).FindInvestment("oa-3")?.Figures)
            .And.Match<InvestmentFigures>(figures => figures.Amount == Amount.Exactly(80, AmountUnit.Share));
    }

    [Fact]
    public void leaves_out_an_exercise_onto_what_is_owed_between_others()
    {
        var partnership = Partnership(History("exercise-onto-another-pair"), Viewpoint.Latest);

        Codes(partnership).Should().Equal("x already-committed");
        partnership["c3"].Outstanding.Should().Be(Usd(4));
        partnership.FindOption("o").Should().Match<Option>(option => option.IsOpen && option.Left == Usd(10));
    }

    [Fact]
    public void hands_on_no_more_than_was_held()
    {
        var partnership = Partnership(History("more-handed-on-than-held"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.FindInvestment("j").Should().Match<Investment>(j => j.Amount.Min == 0 && j.Amount.Max == 5);
    }

    [Fact]
    public void finds_no_conflict_between_about_so_many_shares_and_their_price()
    {
        var partnership = Partnership(History("about-shares"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.Investments.Should().ContainSingle();
    }

    [Fact]
    public void finds_no_conflict_where_about_so_much_is_owed_and_a_little_more_paid()
    {
        var partnership = Partnership(History("about-paid"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.Commitments.Should().ContainSingle().Which.Outstanding.Should().Match<Amount>(left => left.Min == 0 && left.Max == 0);
    }

    private static History History(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "faults", $"{name}.jsonl"));
        return Histories.Empty.Import(HistoryReader.ReadAll([(name, file)]), Now).Single();
    }

    private static Partnership Partnership(History history, Viewpoint viewpoint) => (Partnership)history.AsOf(viewpoint);

    private static IEnumerable<string> Codes(Aggregate aggregate) => aggregate.Anomalies.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}");

    private static Amount Usd(decimal value) => Amount.Exactly(value, AmountUnit.Usd);
}
