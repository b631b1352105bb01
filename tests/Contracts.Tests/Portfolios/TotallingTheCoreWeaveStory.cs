namespace Contracts.Tests.Portfolios;

/// <summary>Figures that were published about CoreWeave as a whole, and a resale among three, beside what the same history's contracts come to.</summary>
public sealed class TotallingTheCoreWeaveStory
{
    private static readonly Histories Story = Read();

    [Fact]
    public void counts_the_resale_among_three_once()
    {
        var resale = On("2025-12-31", "2025-12-31").Positions.Where(position => position.Stream.Slug == "google-coreweave-openai").ToList();
        var exposure = Exposure.Of(resale);

        exposure.ByPair.Select(total => $"{total.Debtor} {total.Creditor} {total.Firm}").Should().Equal("google coreweave undisclosed (1 open-ended)", "openai google undisclosed (1 open-ended)");
        exposure.ByUnit.Should().ContainSingle().Which.Firm.OpenEnded.Should().Be(1);
        exposure.ByDebtor.Should().ContainSingle().Which.Debtor.Should().Be((Id<Party>)"google");
        exposure.ByCreditor.Should().ContainSingle().Which.Creditor.Should().Be((Id<Party>)"coreweave");
    }

    [Fact]
    public void never_adds_a_published_figure_to_what_it_is_about()
    {
        var latest = Viewpoint.On(Day("2025-12-31"));
        var contracts = Histories.Of(Story.Where(history => history.Stream.Kind == StreamKind.Partnership));

        Story.AsOf(latest).Organizations.SelectMany(organization => organization.Figures).Should().Contain(figure => figure.Measure == "revenue backlog");
        Story.AsOf(latest).Portfolio.Exposure.ByUnit.Should().Equal(contracts.AsOf(latest).Portfolio.Exposure.ByUnit);
        Story.AsOf(latest).Portfolio.Backlogs.Select(backlog => backlog.Whole).Should().Equal(contracts.AsOf(latest).Portfolio.Backlogs.Select(backlog => backlog.Whole));
    }

    [Fact]
    public void finds_customers_missing_from_the_obligations_published_for_2024() =>
        Owed(On("2024-12-31", "2025-03-05"), ("microsoft-coreweave", "compute"), ("nvidia-coreweave", "server-time"))
            .Reconcile(Figure("remaining performance obligations", "2024-12-31", "2025-03-05")).ToString().Should().Be("is above by at least $4.78bn");

    [Fact]
    public void agrees_with_what_was_published_beside_the_obligations_as_OpenAIs_contract() =>
        Owed(On("2025-03-31", "2025-05-14"), ("openai-coreweave", "compute"))
            .Reconcile(Figure("committed contract amounts beyond the remaining performance obligations", "2025-03-31", "2025-05-14")).Verdict.Should().Be(Verdict.Agrees);

    [Fact]
    public void cannot_tell_of_a_backlog_with_an_undisclosed_contract_in_it() =>
        Owed(On("2025-09-30", "2025-11-30"), ("openai-coreweave", "compute"), ("google-coreweave-openai", "supply"))
            .Reconcile(Figure("revenue backlog", "2025-09-30", "2025-11-30")).ToString().Should().Be("cannot be told (1 open-ended)");

    private static Total Owed(CommitmentBoard board, params (string Partnership, string Commitment)[] contracts) =>
        Exposure.Of(board.Positions.Where(position => contracts.Contains((position.Stream.Slug, position.Key.Name))))
            .ByCreditor.Single(total => total.Creditor == "coreweave").Firm;

    private static ReportedValue Figure(string measure, string asOf, string knownOn) =>
        On(asOf, knownOn).Organizations.Single(organization => organization.Stream.Slug == "coreweave").Figures.Last(figure => figure.Measure == measure).Value;

    private static CommitmentBoard On(string asOf, string knownOn) => Story.AsOf(Viewpoint.On(Day(asOf), EndOf(knownOn)));

    private static DateOnly Day(string day) => PartialDate.Parse(day).Latest;

    private static DateTimeOffset EndOf(string day) => new(Day(day), new TimeOnly(23, 59), TimeSpan.Zero);

    private static Histories Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl"));
        return Histories.Empty.Import(HistoryReader.ReadAll([("coreweave.jsonl", file)]), EndOf("2031-01-01"));
    }
}
