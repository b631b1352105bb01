using System.Globalization;
using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Whatever was recorded, SQL and the library answer alike from every viewpoint.</summary>
public sealed class SqlAnswering(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 24;

    private static readonly string[] Tenants = ["Ann & Co.", "bob"];

    [Fact]
    public Task as_the_library_does_over_random_hostile_histories() =>
        Gen.Select(RandomHistories.Entries(1, 14).Array[HowManyHistories], RandomHistories.Viewpoint.Array[12])
            .SampleAsync(AnswersAlikeAsync, iter: 3, threads: 1);

    private async Task AnswersAlikeAsync((NewEntry, DateTimeOffset)[][] given, Viewpoint[] viewpoints)
    {
        var schema = $"sql_{Guid.NewGuid():N}";
        var ledgers = fixture.Provide(options => (options.SchemaName, options.Tenancy) = (schema, LedgerTenancy.Conjoined), fixture.Clock).GetRequiredService<IContractLedgers>();
        foreach (var (tenant, histories) in given.Index().GroupBy(each => Tenants[each.Index % 2]).Select(of => (of.Key, of)))
        {
            var lines = histories.SelectMany(each => each.Item.Select((entry, line) => Line(StreamKey.Partnership($"r{each.Index / 2}"), entry.Item1, entry.Item2, line + 1)));
            await ledgers.Of(tenant).ImportAsync([.. lines], cancellationToken: Cancelled);
        }

        foreach (var tenant in Tenants)
        {
            await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, tenant);
            foreach (var viewpoint in viewpoints.Append(new Viewpoint { AsOf = DateOnly.MaxValue, KnownAt = LedgerFixture.Noon }))
                await AnswersAlikeAsync(ledgers.Of(tenant), reader, tenant, viewpoint);
            await ledgers.Of(tenant).RebuildAsync(Cancelled);
            foreach (var viewpoint in viewpoints)
                await AnswersAlikeAsync(ledgers.Of(tenant), reader, tenant, viewpoint);
        }
    }

    private static async Task AnswersAlikeAsync(IContractLedger ledger, SqlReader reader, string tenant, Viewpoint viewpoint)
    {
        var positions = (await ledger.AsOf(viewpoint).PositionsAsync(Cancelled)).Value;
        var inSql = await reader.AskAsync("positions_v1", tenant, viewpoint);
        inSql.Select(Seen).Should().BeEquivalentTo(positions.Select(Seen), "{0} asks {1}", tenant, viewpoint);
        inSql.Should().NotContain(row => row.Is("is_provisional"));

        var exposure = Exposure.Of(positions);
        var totals = await reader.AskAsync("totals_v1", tenant, viewpoint);
        totals.Select(row => (row.Text("nature"), row.Total, row.Text("standing"), row.Is("is_contested"))).Should().BeEquivalentTo(
            exposure.ByNature.Select(total => (KebabCase.Of(total.Nature), total.Total, KebabCase.Of(total.Standing), total.IsContested)), "{0} asks {1}", tenant, viewpoint);
        totals.Should().NotContain(row => !Equals(row["outstanding_max"], row.Total.OpenEnded > 0 ? null : row["max_of_bounded"]));
        totals.Sum(row => row.Count("positions")).Should().Be(positions.Count(position => position is { CountsInTotals: true, IsPassedOn: false }));
        foreach (var unit in new[] { AmountUnit.Usd, AmountUnit.Gpu })
            IsTheTotal(totals.Where(row => row.Text("unit") == $"{unit}"), (await ledger.AsOf(viewpoint).TotalAsync(unit, Cancelled)).Value);

        var pairs = await reader.AskAsync("exposure_v1", tenant, viewpoint);
        pairs.Select(row => (row["debtor"], row["creditor"], row["unit"])).Distinct().Should().HaveCount(exposure.ByPair.Count);
        foreach (var pair in exposure.ByPair)
            IsTheTotal(pairs.Where(row => (row.Text("debtor"), row.Text("creditor"), row.Text("unit")) == ($"{pair.Debtor}", $"{pair.Creditor}", $"{pair.Unit}")), pair);
        foreach (var debtor in exposure.ByDebtor)
            IsTheTotal(pairs.Where(row => !row.Is("is_passed_on") && (row.Text("debtor"), row.Text("unit")) == ($"{debtor.Debtor}", $"{debtor.Unit}")), debtor);
    }

    private static void IsTheTotal(IEnumerable<SqlRow> rows, PositionTotal? total)
    {
        List<SqlRow> all = [.. rows];
        if (total is null)
        {
            all.Should().BeEmpty();
            return;
        }

        foreach (var (nature, sum) in new[] { ("firm", total.Firm), ("contingent", total.Contingent), ("non-binding", total.NonBinding), ("option", total.Options) })
            all.Where(row => row.Text("nature") == nature).Aggregate(new Total { Unit = total.Unit }, (whole, row) => whole.Plus(row.Total)).Should().Be(sum);
        all.Max(row => Enum.GetValues<Standing>().Single(standing => KebabCase.Of(standing) == row.Text("standing"))).Should().Be(total.Standing);
        all.Any(row => row.Is("is_contested")).Should().Be(total.IsContested);
    }

    private static string Seen(Position position)
    {
        var (figures, commitment, option) = (position.Figures, position.Figures as CommitmentFigures, position.Figures as OptionFigures);
        var lifecycle = commitment is not null ? KebabCase.Of(commitment.Lifecycle) : option is not null ? KebabCase.Of(option.Lifecycle) : "";
        return Seen(
            position.Stream, KebabCase.Of(position.Key.Kind), position.Key.Name, figures.Debtor, figures.Creditor, figures.Deal, KebabCase.Of(position.Nature), lifecycle, option?.Holder, option?.LastDay,
            figures.PassesOn, position.IsPassedOn, KebabCase.Of(figures.Standing), figures.IsContested, position.Unit,
            string.Join(", ", new[] { commitment?.Committed, commitment?.Performed, commitment?.Withdrawn, commitment?.Reduced, commitment?.Novated, commitment?.Exceeded, figures.Counted }
                .Select(amount => amount is { } stated ? Seen(stated.Min, stated.Max, stated.IsApproximate) : Seen(0m, 0m, false))));
    }

    private static string Seen(SqlRow row) => Seen(
        row["stream"], row["kind"], row["id"], row["debtor"], row["creditor"], row["deal"], row["nature"], row["lifecycle"], row["holder"], row["last_day"] is DateTime day ? DateOnly.FromDateTime(day) : row["last_day"],
        row["passes_on"], row["is_passed_on"], row["standing"], row["is_contested"], row["unit"],
        string.Join(", ", new[] { "committed", "performed", "withdrawn", "reduced", "novated", "exceeded", "outstanding" }.Select(amount => Seen(row[$"{amount}_min"], row[$"{amount}_max"], row[$"{amount}_is_approximate"]))));

    private static string Seen(params object?[] parts) =>
        string.Join(' ', parts.Select(part => part switch { decimal number => number.ToString("0.########", CultureInfo.InvariantCulture), null => "-", _ => string.Create(CultureInfo.InvariantCulture, $"{part}") }));
}
