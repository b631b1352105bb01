using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>
/// What OpenAI owes CoreWeave at the end of 2025. Announced were up to $11.9bn, $4bn and $6.5bn. The filing knows of an agreement of May but names
/// no $4bn.
/// </summary>
public sealed class TotallingWhatOpenAIOwes
{
    private static readonly History Told = Story[StreamKey.Partnership("openai-coreweave")];

    [Theory]
    [InlineData(SourceKind.Announcement, "up to $22.4bn", "f23-announced up to $11.9bn", "f35 up to $15.9bn", "f44 up to $22.4bn")]
    [InlineData(SourceKind.Filing, "up to $18.4bn", "f23 up to $11.9bn", "f44-filed up to $18.4bn")]
    public void counts_what_sources_of_one_kind_say(SourceKind kind, string total, params string[] because)
    {
        var viewpoint = At("2025-12-31", "2025-12-31", EvidencePolicy.Where(fact => fact.Form.Source.Kind == kind));
        var pair = Story.AsOf(viewpoint).Totals.Single(pair => pair.Debtor == "openai" && pair.Creditor == "coreweave");

        $"{pair.Ceiling}".Should().Be(total);
        Told.Explain(new Id<Commitment>("compute"), viewpoint).Select(step => $"{step.Fact.Entry.Id} {step.Figures?.ComesTo}").Should().Equal(because);
    }

    [Fact]
    public void counts_each_undertaking_once_where_both_are_believed() =>
        Told.Explain(new Id<Commitment>("compute"), At("2025-12-31", "2025-12-31")).Select(step => $"{step.Fact.Entry.Id} beside {string.Join(" ", step.Fact.Rivals.Select(rival => rival.Entry.Id))}")
            .Should().Equal("f23 beside f23-announced f23b s3 f33c", "f35 beside ", "f44 beside f44-filed");

    [Fact]
    public void runs_each_increase_for_its_own_term() =>
        Between(On("2025-12-31", "2025-12-31"), "openai-coreweave").Deals.Select(deal => $"{deal.Id} {deal.Term}")
            .Should().Equal("expansion-2025-05 to 2029-04", "expansion-2025-09 to 2031-05-31", "msa-2025 2025-03-07 to 2030-10");
}
