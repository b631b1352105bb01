using System.Globalization;
using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Whatever was recorded, SQL lists the items of a portfolio as the library does.</summary>
public sealed class SqlItemsAnswering(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 30;

    [Fact]
    public Task as_the_library_does_over_random_hostile_histories() =>
        Gen.Select(RandomHistories.OfAnyKind(14).Array[HowManyHistories], RandomHistories.Viewpoint.Array[8]).SampleAsync(AnswersAlikeAsync, iter: 3, threads: 1);

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("3661")]
    public async Task refuses_a_span_that_is_none(string within)
    {
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, "contracts", SqlReader.OnlyTenant);
        var asked = () => reader.RowsAsync($"select * from contracts_sql.upcoming_v1('{SqlReader.OnlyTenant}', '2025-01-01', now(), 'all', {within})");

        (await asked.Should().ThrowAsync<Npgsql.PostgresException>()).Which.SqlState.Should().Be("22023");
    }

    private async Task AnswersAlikeAsync(History[] given, Viewpoint[] viewpoints)
    {
        var schema = $"items_{Guid.NewGuid():N}";
        var ledger = fixture.Provide(options => options.SchemaName = schema, fixture.Clock).GetRequiredService<IContractLedger>();
        var lines = given.SelectMany((history, i) => history.Entries.Select((entry, line) => Line(StreamOf(history, i), Again(entry), entry.RecordedAt, line + 1)));
        await ledger.ImportAsync([.. lines], cancellationToken: Cancelled);
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        foreach (var viewpoint in viewpoints.Append(viewpoints[0] with { KnownAt = DateTimeOffset.MaxValue }))
            await AnswersAlikeAsync(ledger.AsOf(viewpoint), reader, schema);
        await ledger.RebuildAsync(Cancelled);
        foreach (var viewpoint in viewpoints)
            await AnswersAlikeAsync(ledger.AsOf(viewpoint), reader, schema);
    }

    private static async Task AnswersAlikeAsync(LedgerView view, SqlReader reader, string schema)
    {
        await IsAlikeAsync("deals_v1", (await view.DealsAsync(cancellationToken: Cancelled)).Value.Select(deal => Seen(
            deal.Stream, deal.Deal, deal.Title, KebabCase.Of(deal.Nature), deal.Master, KebabCase.Of(deal.Lifecycle), deal.Term?.From, deal.Term?.To, deal.Term?.Renewal?.Months, deal.Term?.Renewal?.NoticeDays,
            deal.TermEndsOn, deal.NonRenewalNoticedOn, deal.EndedOn, KebabCase.Of(deal.Standing), deal.IsContested)));
        await IsAlikeAsync("deadlines_v1", (await view.DeadlinesAsync(cancellationToken: Cancelled)).Value.Select(deadline => Seen(
            deadline.Stream, deadline.Milestone, deadline.Deal, deadline.Commitment, deadline.Description, deadline.Party, deadline.Counterparty, deadline.Due, deadline.LastDay, deadline.MissedOn,
            KebabCase.Of(deadline.Status), deadline.IsAwaited, deadline.NamedBy, KebabCase.Of(deadline.Standing), deadline.IsContested)));
        await IsAlikeAsync("cures_v1", (await view.CuresAsync(cancellationToken: Cancelled)).Value.Select(cure => Seen(
            cure.Stream, cure.Breach, cure.Deal, cure.Party, cure.Duty, cure.LastDay, KebabCase.Of(cure.Status), cure.IsAwaited, cure.NamedBy, KebabCase.Of(cure.Standing), cure.IsContested)));
        await IsAlikeAsync("rights_v1", (await view.RightsAsync(cancellationToken: Cancelled)).Value.Select(right => Seen(
            right.Stream, right.Right, right.Deal, right.Holder, right.Against, KebabCase.Of(right.Kind), right.Description, right.Window?.From, right.Window?.To, right.WaivedUntil,
            KebabCase.Of(right.Status), KebabCase.Of(right.Standing), right.IsContested)));
        await IsAlikeAsync("holdings_v1", (await view.HoldingsAsync(cancellationToken: Cancelled)).Value.Select(holding => Seen(
        [
            holding.Stream, holding.Investment, holding.Investor, holding.Issuer, KebabCase.Of(holding.Consideration), holding.IsInvested, holding.IsContingent, holding.Amount.Unit,
            .. new[] { holding.Amount, holding.Committed, holding.Invested, holding.Held, holding.Outstanding }.SelectMany(amount => new object?[] { amount.Min, amount.Max, amount.IsApproximate }),
            holding.Shares?.Min, holding.Shares?.Max, KebabCase.Of(holding.Standing), holding.IsContested,
        ])));
        await IsAlikeAsync("capacity_v1", (await view.CapacityAsync(cancellationToken: Cancelled)).Value.Select(capacity => Seen(
            capacity.Stream, capacity.Organization, capacity.Kind, capacity.Online?.Unit ?? capacity.Reported?.Unit, capacity.Online?.Min, capacity.Online?.Max, capacity.Reported?.Min, capacity.Reported?.Max,
            KebabCase.Of(capacity.Standing), capacity.IsContested)));
        await IsAlikeAsync("figures_v1", (await view.PublishedFiguresAsync(cancellationToken: Cancelled)).Value.Select(figure => Seen(
            figure.Stream, figure.Organization, figure.Measure, figure.Value.Min, figure.Value.Max, figure.Value.IsApproximate, figure.Value.Unit, figure.Period?.From, figure.Period?.To, figure.EffectiveOn,
            figure.Source.Address, figure.Source.Publisher, figure.ReportedBy, KebabCase.Of(figure.Standing), figure.IsContested)));
        foreach (var within in new[] { 1, 9, 800 })
        {
            await IsAlikeAsync("upcoming_v1", (await view.UpcomingAsync(within, cancellationToken: Cancelled)).Value.Select(item => Seen(
                item.Day, KebabCase.Of(item.Kind), item.Stream, item.Thing, item.Deal, item.Description, item.Party, item.Counterparty, item.Amount?.Min, item.Amount?.Max, item.Amount?.Unit,
                item.Nature is { } nature ? KebabCase.Of(nature) : null, KebabCase.Of(item.Consequence), item.Months, item.Until, KebabCase.Of(item.Standing), item.IsContested, item.NamedBy)), within);
        }

        async Task IsAlikeAsync(string function, IEnumerable<string> expected, int? within = null)
        {
            var known = view.Viewpoint.KnownAt == DateTimeOffset.MaxValue ? "'infinity'" : $"'{view.Viewpoint.KnownAt:O}'";
            var rows = await reader.RowsAsync(
                $"select * from {SqlSchema.NameOf(schema)}.{function}('{SqlReader.OnlyTenant}', '{view.Viewpoint.AsOf:yyyy-MM-dd}', {known}, '{view.Viewpoint.Evidence.Name}'{(within is { } days ? $", {days}" : "")})");
            rows.Select(row => Seen([.. row.Columns.Where(column => column.Key != "is_provisional").Select(column => column.Value)]))
                .Should().BeEquivalentTo(expected, "{0} is asked from {1} {2}", function, view.Viewpoint, within);
        }
    }

    private static StreamKey StreamOf(History history, int i) =>
        StreamKey.Parse($"{KebabCase.Of(history.Stream.Kind)}/{(history.Stream.Kind == StreamKind.Organization && i % 2 == 0 ? "ann" : "r")}{i}");

    private static NewEntry Again(Entry entry) => new()
    {
        Id = entry.Id, Event = entry.Event, EffectiveOn = entry.EffectiveOn, Source = entry.Source, Standing = entry.Standing, Rivals = entry.Rivals, Supersedes = entry.Supersedes,
    };

    private static string Seen(params object?[] parts) => string.Join(" | ", parts.Select(part => part switch
    {
        null => "-",
        decimal number => number.ToString("0.########", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{part}"),
    }));
}
