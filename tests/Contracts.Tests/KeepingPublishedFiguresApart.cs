using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>What somebody published about many contracts at once stands beside what the contracts come to, and is never added to it.</summary>
public sealed class KeepingPublishedFiguresApart
{
    [Theory]
    [InlineData("all")]
    [InlineData("parties")]
    [InlineData("parties+press")]
    [InlineData("undisputed")]
    public void changes_no_total_by_any_published_figure(string policy)
    {
        var without = Histories.Of(Story.Select(history =>
            history.Without(history.Entries.Where(entry => entry.Event is FigureReported or CapacityReported).Select(entry => entry.Id))));

        without.AsOf(At("2025-12-31", "2025-12-31", Policy(policy))).Totals.Should().Equal(On("2025-12-31", "2025-12-31", policy).Totals);
        without.Sum(history => history.AsOf(At("2025-12-31", "2025-12-31")) is Organization organization ? organization.Figures.Count : 0).Should().Be(0);
    }

    [Fact]
    public void leaves_the_backlog_out_of_what_customers_owe_CoreWeave()
    {
        var board = On("2025-03-31", "2025-05-14");

        Figure(board, "coreweave", "revenue backlog").Should().Be("$25.9bn");
        Figure(board, "coreweave", "remaining performance obligations").Should().Be("$14.7bn");
        OwedTo(board, "coreweave").Should().Equal("microsoft up to $10bn", "nvidia $320m", "openai up to $11.9bn");
    }

    [Fact]
    public void leaves_the_60bn_out_of_what_Microsoft_owes_providers()
    {
        var board = On("2025-12-31", "2025-12-31");

        Figure(board, "microsoft", "commitments to providers of AI cloud capacity").Should().Be("$60bn+");
        OwedBy(board, "microsoft").Should().Equal("coreweave up to $10bn", "iren about $9.7bn", "lambda undisclosed (1 open-ended)", "nebius $17.4 to 19.4bn", "nscale up to $14bn");
    }

    [Fact]
    public void leaves_the_announced_total_out_of_what_OpenAI_owes_CoreWeave()
    {
        var board = On("2025-12-31", "2025-12-31");

        Figure(board, "coreweave", "contracts with OpenAI as announced, all told").Should().Be("up to $22.4bn");
        OwedBy(board, "openai").Should().Contain("coreweave up to $22.4bn");
    }

    [Fact]
    public void counts_what_Google_resells_between_each_pair_and_not_between_OpenAI_and_CoreWeave()
    {
        var board = On("2025-12-31", "2025-12-31");

        board["google-coreweave-openai", "resale"].PassesOn.Should().Be((Id<Commitment>)"supply");
        OwedBy(board, "google").Should().Equal("coreweave undisclosed (1 open-ended)");
        OwedTo(board, "google").Should().Equal("openai undisclosed (1 open-ended)");
        OwedBy(board, "openai").Should().Contain("coreweave up to $22.4bn");
    }

    private static string Figure(CommitmentBoard board, string organization, string measure) =>
        $"{board.Organizations.Single(found => found.Stream.Slug == organization).Figures.Last(figure => figure.Measure == measure).Value}";

    private static IEnumerable<string> OwedTo(CommitmentBoard board, Id<Party> creditor) =>
        board.Totals.Where(total => total.Creditor == creditor && total.Unit == AmountUnit.Usd && total.Firm != Total.Of(AmountUnit.Usd, [])).Select(total => $"{total.Debtor} {total.Firm}");

    private static IEnumerable<string> OwedBy(CommitmentBoard board, Id<Party> debtor) =>
        board.Totals.Where(total => total.Debtor == debtor && total.Unit == AmountUnit.Usd && total.Firm != Total.Of(AmountUnit.Usd, [])).Select(total => $"{total.Creditor} {total.Firm}");
}
