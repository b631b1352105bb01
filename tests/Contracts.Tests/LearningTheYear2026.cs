using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>The bundled history from January to September 2026, and the end of 2025 as it was known then.</summary>
public sealed class LearningTheYear2026
{
    private const string Last = "2026-09-30";

    [Theory]
    [InlineData("2026-04-08", 14.2)]
    [InlineData("2026-04-09", 35.2)]
    [InlineData("2026-04-19", 35.2)]
    [InlineData(Last, 35.2)]
    public void raises_what_Meta_owes_CoreWeave_to_a_new_total(string knownOn, double billions)
    {
        var owed = On("2026-03-31", knownOn)["meta-coreweave", "compute"];

        $"{owed.Committed}".Should().Be(FormattableString.Invariant($"up to ${billions}bn"));
        (owed.Outstanding.Min, owed.Outstanding.Max).Should().Be((0, (decimal)billions * 1_000_000_000));
        owed.IsContested.Should().BeFalse();
    }

    [Fact]
    public void shows_the_option_of_Meta_as_exercised_and_the_term_of_its_order_form_as_renewed()
    {
        var partnership = Between(On("2026-03-31", Last), "meta-coreweave");

        partnership.Options.Single().Lifecycle.Should().Be(OptionLifecycle.Exercised);
        partnership.Deals.Select(deal => $"{deal.Id} {deal.Term?.To}").Should().Equal("expansion-2026-03 2032-12-20", "msa ", "order-form-2025 2032-04-10");
    }

    [Theory]
    [InlineData("2025-09-30", "$55.6bn")]
    [InlineData("2025-12-31", "$66.8bn")]
    [InlineData("2026-03-31", "$99.4bn")]
    [InlineData("2026-06-30", "about $104bn")]
    public void lists_the_backlog_that_CoreWeave_reported_of_each_day(string day, string expected) =>
        CoreWeaveIn(Last).Figures.Where(figure => figure.Measure == "revenue backlog" && figure.EffectiveOn == PartialDate.Parse(day))
            .Select(figure => $"{figure.Value}").Should().Equal(expected);

    [Fact]
    public void keeps_the_backlog_that_was_taken_for_obligations_as_a_rival()
    {
        var obligations = CoreWeaveIn(Last).Figures.Single(figure => figure.Measure == "remaining performance obligations" && figure.EffectiveOn == PartialDate.Parse("2026-03-31"));

        $"{obligations.Value}".Should().Be("$98.8bn");
        obligations.Rivals.Select(rival => $"{rival.Entry.Id}").Should().Equal("f68c");
    }

    [Theory]
    [InlineData("2025-10-15", "2025-12-31", "up to $14bn", "f47")]
    [InlineData("2025-12-31", "2026-09-17", "up to $14bn", "f47")]
    [InlineData("2025-12-31", "2026-09-18", "about $43.8bn", "f47c")]
    [InlineData(Last, Last, "about $43.8bn", "f47c")]
    public void lets_the_filing_of_Nscale_take_the_place_of_its_announcement(string asOf, string knownOn, string expected, string spokenFor)
    {
        var partnership = Between(On(asOf, knownOn), "microsoft-nscale");

        $"{partnership["compute"].Outstanding}".Should().Be(expected);
        $"{partnership["gpus"].Outstanding}".Should().Be("about 200,000 GPUs");
        partnership["compute"].Explanation.Select(fact => $"{fact.Entry.Id}").Should().Equal(spokenFor);
    }

    [Fact]
    public void holds_what_NVIDIA_bought_in_January_beside_what_it_had()
    {
        var stakes = On("2026-01-26", Last).Investments.Where(investment => investment.Investor == "nvidia" && investment.Issuer == "coreweave");

        stakes.Select(stake => $"{stake.Id} {stake.Held} {stake.Shares}").Should().Equal("anchor-2025 none ", "stake-2023 $100m ", "stake-2026 $2bn about 23,000,000 shares");
    }

    [Theory]
    [InlineData("2025-01-21", "api exclusivity in-force", "computing first-refusal in-force")]
    [InlineData("2025-10-28", "api exclusivity in-force", "computing first-refusal ended")]
    [InlineData("2026-04-27", "api exclusivity ended", "computing first-refusal ended", "licence other in-force")]
    public void follows_the_rights_of_Microsoft_against_OpenAI(string asOf, params string[] expected) =>
        Between(On(asOf, Last), "microsoft-openai").Rights.Select(right => $"{right.Id} {Kebab(right.Kind)} {Kebab(right.Status)}").Should().Equal(expected);

    [Fact]
    public void leaves_nothing_of_what_OpenAI_withdrew_from_in_Europe() =>
        Between(On(Last, Last), "openai-nscale").Commitments.Should().HaveCount(2).And.OnlyContain(commitment => commitment.Outstanding.IsNone && !commitment.IsOpen);

    [Fact]
    public void notes_the_lawsuit_as_disputed() =>
        Story[StreamKey.Organization("coreweave")].FactsInForce(Viewpoint.Latest).Single(fact => fact.Event is FactNoted { Topic: var topic } && topic == "lawsuit")
            .IsDisputed.Should().BeTrue();

    [Theory]
    [InlineData("2025-12-31")]
    [InlineData("2030-01-01")]
    public void changes_no_total_of_what_was_known_at_the_end_of_2025(string asOf) =>
        On(asOf, "2025-12-31").Totals.Select(Written).Should().Equal(
            "core-scientific coreweave MW: 336 to 16 and 1 open",
            "coreweave core-scientific USD: 3,600,000,000 to 0 and 2 open",
            "google coreweave USD: 0 to 0 and 1 open",
            "meta coreweave USD: 0 to 14,200,000,000; ceiling 0 to 14,200,000,000 and 1 open",
            "microsoft coreweave USD: 0 to 10,000,000,000",
            "microsoft iren USD: 9,700,000,000 to 9,700,000,000",
            "microsoft lambda USD: 0 to 0 and 1 open",
            "microsoft nebius USD: 17,400,000,000 to 19,400,000,000",
            "microsoft nscale USD: 0 to 14,000,000,000",
            "nscale microsoft GPU: 200,000 to 200,000",
            "nscale microsoft MW: 0 to 0; ceiling 700 to 700",
            "nvidia coreweave USD: 320,000,000 to 320,000,000",
            "nvidia openai USD: 0 to 0",
            "openai amazon USD: 38,000,000,000 to 38,000,000,000",
            "openai coreweave USD: 0 to 22,400,000,000",
            "openai google USD: 0 to 0 and 1 open",
            "openai microsoft USD: 250,000,000,000 to 250,000,000,000",
            "openai oracle USD: 30,000,000,000 to 0 and 1 open",
            "oracle openai GW: 4.5 to 4.5");

    private static string Written(PairTotal total) =>
        $"{total.Debtor} {total.Creditor} {total.Unit}: {Written(total.Firm)}{(total.Ceiling == total.Firm ? "" : $"; ceiling {Written(total.Ceiling)}")}";

    private static string Written(Total total) =>
        FormattableString.Invariant($"{total.Min:#,0.##} to {total.Max:#,0.##}{(total.OpenEnded > 0 ? $" and {total.OpenEnded} open" : "")}");

    private static Organization CoreWeaveIn(string knownOn) => On(knownOn, knownOn).Organizations.Single(organization => organization.Stream.Slug == "coreweave");

    private static string Kebab<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
