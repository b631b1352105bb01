using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

public sealed class TellingTheCoreWeaveStory
{
    public static TheoryData<string> Policies => [.. EvidencePolicy.Named.Select(policy => policy.Name)];

    [Theory]
    [InlineData("2025-03-08", "2025-03-08", null)]
    [InlineData("2025-03-08", "2025-03-10", "up to $11.9bn")]
    [InlineData("2025-03-10", "2025-12-31", "up to $11.9bn")]
    [InlineData("2025-05-31", "2025-12-31", "up to $15.9bn")]
    [InlineData("2025-09-30", "2025-12-31", "up to $22.4bn")]
    public void says_what_OpenAI_owes_CoreWeave(string asOf, string knownOn, string? expected) =>
        (Find(On(asOf, knownOn), "partnership/openai-coreweave", "compute")?.Outstanding.ToString()).Should().Be(expected);

    [Theory]
    [InlineData("2025-03-08", "2025-03-08", 0)]
    [InlineData("2025-03-08", "2025-03-10", 11.9)]
    [InlineData("2025-03-10", "2025-12-31", 11.9)]
    [InlineData("2025-05-31", "2025-12-31", 15.9)]
    [InlineData("2025-09-30", "2025-12-31", 22.4)]
    public void totals_the_ceiling_of_OpenAI_towards_CoreWeave(string asOf, string knownOn, double billions) =>
        On(asOf, knownOn).Totals.Where(total => total.Debtor == "openai" && total.Creditor == "coreweave").Sum(total => total.Ceiling.Max)
            .Should().Be((decimal)billions * 1_000_000_000);

    [Fact]
    public void counts_less_by_filings_alone() =>
        Story.AsOf(Viewpoint.On(Day("2025-12-31"), EndOf("2025-12-31")) with { Evidence = EvidencePolicy.Where(fact => fact.Form.Source.Kind == SourceKind.Filing) })
            ["openai-coreweave", "compute"].Outstanding.Max.Should().Be(18_400_000_000);

    [Theory]
    [InlineData("2025-03-05", "all", "up to $10bn")]
    [InlineData("2025-03-05", "undisputed", "up to $10bn")]
    [InlineData("2025-03-05", "parties", null)]
    [InlineData("2025-03-07", "all", "up to $10bn, contested")]
    [InlineData("2025-03-07", "parties+press", "up to $10bn, contested")]
    [InlineData("2025-03-07", "undisputed", "up to $10bn")]
    [InlineData("2025-03-07", "parties", null)]
    [InlineData("2025-03-12", "all", "up to $10bn, contested")]
    [InlineData("2025-03-12", "undisputed", "up to $10bn")]
    [InlineData("2025-03-21", "all", "up to $10bn, contested")]
    [InlineData("2025-03-21", "undisputed", "up to $10bn")]
    [InlineData("2025-12-31", "all", "up to $10bn, contested")]
    public void says_what_Microsoft_was_believed_to_owe(string day, string policy, string? expected)
    {
        var owed = Find(On(day, day, policy), "partnership/microsoft-coreweave", "compute");

        (owed is null ? null : $"{owed.Outstanding}{(owed.IsContested ? ", contested" : "")}").Should().Be(expected);
    }

    [Fact]
    public void holds_the_withdrawal_at_an_undisclosed_size_whoever_retells_it()
    {
        var withdrawal = Story[StreamKey.Partnership("microsoft-coreweave")].FactsInForce(Viewpoint.Latest).Single(fact => fact.Event is CommitmentWithdrawn);

        withdrawal.Entry.Id.Should().Be((EntryId)"f22");
        withdrawal.IsDisputed.Should().BeTrue();
        withdrawal.Rivals.Select(rival => rival.Entry.Id.ToString()).Should().Equal("f29", "s2");
        On("2025-12-31", "2025-12-31")["microsoft-coreweave", "compute"].Withdrawn.IsUnknown.Should().BeTrue();
    }

    [Fact]
    public void leaves_every_figure_as_it_is_by_an_option_not_exercised()
    {
        var partnership = On("2025-03-21", "2025-03-21").Partnerships.Single(partnership => partnership.Stream.Slug == "microsoft-coreweave");

        partnership.Reassessments.Should().ContainSingle();
        partnership.Commitments.Single().Withdrawn.Should().Be(On("2025-03-19", "2025-03-19")["microsoft-coreweave", "compute"].Withdrawn);
    }

    [Theory]
    [InlineData("2025-03-19", "2025-03-19", OfferingStage.Planned, "undisclosed")]
    [InlineData("2025-03-20", "2025-03-20", OfferingStage.Launched, "2303000000 to 2695000000")]
    [InlineData("2025-03-20", "2025-12-31", OfferingStage.Launched, "2303000000 to 2695000000")]
    [InlineData("2025-03-26", "2025-12-31", OfferingStage.Launched, "2303000000 to 2695000000")]
    [InlineData("2025-03-27", "2025-03-27", OfferingStage.Priced, "1500000000 to 1500000000")]
    [InlineData("2025-03-27", "2025-12-31", OfferingStage.Priced, "1500000000 to 1500000000")]
    [InlineData("2025-12-31", "2025-12-31", OfferingStage.Priced, "1500000000 to 1500000000")]
    public void says_what_the_offering_is_to_bring(string asOf, string knownOn, OfferingStage stage, string expected)
    {
        var offering = On(asOf, knownOn).Offerings.Single();

        offering.Stage.Should().Be(stage);
        (offering.Amount is { IsUnknown: false } amount ? $"{amount.Min:0} to {amount.Max:0}" : "undisclosed").Should().Be(expected);
    }

    [Theory]
    [InlineData("2025-03-10", "2025-03-10", false, "")]
    [InlineData("2025-03-28", "2025-03-28", false, "f24b s5")]
    [InlineData("2025-03-31", "2025-05-13", false, "f24b s5")]
    [InlineData("2025-03-30", "2025-05-14", false, "f24b s5")]
    [InlineData("2025-03-31", "2025-05-14", true, "f24b s5")]
    [InlineData("2025-12-31", "2025-12-31", true, "f24b s5")]
    public void counts_the_stock_for_OpenAI_once_and_lets_the_filing_speak(string asOf, string knownOn, bool isInvested, string rivals)
    {
        var stock = On(asOf, knownOn).Investments.Single(investment => investment.Stream.Slug == "openai-coreweave");

        stock.Amount.Should().Be(Amount.Exactly(350_000_000, AmountUnit.Usd));
        (stock.Investor, stock.Issuer, stock.Consideration, stock.IsInvested).Should().Be(((Id<Party>)"openai", (Id<Party>)"coreweave", Consideration.InKind, isInvested));
        stock.AgreedBy.Entry.Id.Should().Be((EntryId)"f24");
        string.Join(" ", stock.AgreedBy.Rivals.Select(rival => rival.Entry.Id)).Should().Be(rivals);
    }

    [Fact]
    public void counts_the_stock_once_even_where_only_the_article_is_believed_to_have_announced_it()
    {
        EntryId[] filings = ["f24", "f24b"];
        var board = Story.AsOf(Viewpoint.Latest with { Evidence = EvidencePolicy.Where(fact => !filings.Contains(fact.Entry.Id)) });

        board.Investments.Single(investment => investment.Stream.Slug == "openai-coreweave").Amount.Should().Be(Amount.Exactly(350_000_000, AmountUnit.Usd));
    }

    [Fact]
    public void tells_every_claim_of_the_article_and_what_it_rivals() =>
        Lines.Where(line => line.Entry.Id is { } id && id.ToString() is ['s', _]).OrderBy(line => line.Entry.Id)
            .Select(line => $"{line.Entry.Id} in {line.Stream}{(line.Entry.Rivals is { } rival ? $" rivals {rival}" : "")}")
            .Should().Equal(
                "s1 in partnership/microsoft-coreweave rivals f14",
                "s2 in partnership/microsoft-coreweave rivals f22",
                "s3 in partnership/openai-coreweave rivals f23",
                "s4 in organization/openai",
                "s5 in partnership/openai-coreweave rivals f24",
                "s6 in offering/coreweave-ipo rivals f27",
                "s7 in organization/microsoft",
                "s8 in organization/coreweave rivals f15");

    [Fact]
    public void learns_the_entries_of_each_stream_in_order() =>
        Lines.GroupBy(line => line.Stream).Should().AllSatisfy(stream => stream.Select(line => line.RecordedAt).Should().NotContainNulls().And.BeInAscendingOrder());

    [Fact]
    public void passes_the_strict_door_batch_by_batch()
    {
        foreach (var stream in Lines.GroupBy(line => line.Stream))
            stream.GroupBy(line => line.RecordedAt).Aggregate(History.Empty(stream.Key), (history, batch) => history.Record(batch.Select(line => line.Entry), batch.Key ?? Now).OrThrow().After)
                .Version.Should().Be(stream.Count());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void makes_sense_at_every_viewpoint(string policy)
    {
        var days = Lines.Select(line => line.Entry.EffectiveOn?.Latest).OfType<DateOnly>().Distinct().ToList();
        var boards =
            from knownAt in Lines.Select(line => line.RecordedAt ?? Now).Distinct()
            from day in days
            select Story.AsOf(Viewpoint.On(day, knownAt) with { Evidence = Policy(policy) });

        boards.SelectMany(board => board.Anomalies.Concat(board.Ungrounded)).Should().BeEmpty();
    }
}
