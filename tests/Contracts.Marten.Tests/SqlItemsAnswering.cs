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

    [Fact]
    public Task as_the_library_does_over_random_hostile_schedules() =>
        Gen.Select(ScheduledHistories.Of(9).Array[HowManyHistories], ScheduledHistories.Viewpoint.Array[8]).SampleAsync(AnswersAlikeAsync, iter: 3, threads: 1);

    /// <summary>
    /// A hundred in five years each, of which 150 are paid and up to 30 were withdrawn; a thousand spread over a hundred days, raised by about 40; and 7 or more without a schedule.
    /// </summary>
    [Fact]
    public async Task the_backlog_by_maturity_beside_the_whole()
    {
        var schema = $"backlog_{Guid.NewGuid():N}";
        var ledger = fixture.Provide(options => options.SchemaName = schema, fixture.Clock).GetRequiredService<IContractLedger>();
        var yearly = new Schedule { Instalments = [.. new[] { "2025", "2027", "2029", "2031", "2033" }.Select(year => new Instalment { Due = PartialDate.Parse(year), Amount = Usd(100) })] };
        var evenly = new Schedule { Evenly = new Term { From = PartialDate.Parse("2025-12-22"), To = PartialDate.Parse("2026-03-31") } };
        await ledger.RecordAsync(StreamKey.Partnership("p"), [
            Formed(),
            Fact("yearly", new CommitmentMade { Commitment = "yearly", Debtor = "a", Creditor = "b", Amount = Usd(500), Schedule = yearly }),
            Fact("paid", new PaymentMade { Commitment = "yearly", Amount = Usd(150) }),
            Fact("withdrawn", new CommitmentWithdrawn { Commitment = "yearly", Part = Amount.UpTo(30, AmountUnit.Usd) }),
            Fact("even", new CommitmentMade { Commitment = "even", Debtor = "b", Creditor = "a", Amount = Usd(1000), Schedule = evenly }),
            Fact("raised", new CommitmentIncreased { Commitment = "even", By = Amount.About(40, AmountUnit.Usd) }),
            Fact("open", new CommitmentMade { Commitment = "open", Debtor = "a", Creditor = "b", Amount = Amount.AtLeast(7, AmountUnit.Usd) }),
        ], Cancelled);

        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        var rows = await reader.AskAsync("backlog_v1", SqlReader.OnlyTenant, Viewpoint.On(new DateOnly(2025, 12, 31)));

        rows.Select(row => Seen([.. row.Columns.Where(column => column.Key != "is_provisional").Select(column => column.Value)])).Should().Equal(
            "a | USD | overdue | 100 | 100 | 100 | 0 | True | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "a | USD | within24-months | 900 | 900 | 900 | 0 | True | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "a | USD | months25-to48 | 0 | 0 | 0 | 0 | False | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "a | USD | months49-to72 | 0 | 0 | 0 | 0 | False | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "a | USD | beyond | 0 | 0 | 0 | 0 | False | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "a | USD | unscheduled | 40 | 40 | 40 | 0 | True | 1040 | 1040 | 1040 | 0 | True | confirmed | False",
            "b | USD | overdue | 0 | 0 | 0 | 0 | False | 327 | - | 350 | 1 | False | confirmed | False",
            "b | USD | within24-months | 20 | 50 | 50 | 0 | False | 327 | - | 350 | 1 | False | confirmed | False",
            "b | USD | months25-to48 | 70 | 100 | 100 | 0 | False | 327 | - | 350 | 1 | False | confirmed | False",
            "b | USD | months49-to72 | 70 | 100 | 100 | 0 | False | 327 | - | 350 | 1 | False | confirmed | False",
            "b | USD | beyond | 70 | 100 | 100 | 0 | False | 327 | - | 350 | 1 | False | confirmed | False",
            "b | USD | unscheduled | 7 | - | 0 | 1 | False | 327 | - | 350 | 1 | False | confirmed | False");
    }

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
        var histories = given.Select((history, i) => History.Empty(StreamOf(history, i)).Import(history.Entries.Select(entry => (Again(entry), entry.RecordedAt))).After).ToList();
        await ledger.ImportAsync([.. histories.SelectMany(history => history.Entries.Select((entry, line) => Line(history.Stream, Again(entry), entry.RecordedAt, line + 1)))], cancellationToken: Cancelled);
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        foreach (var viewpoint in viewpoints.Append(viewpoints[0] with { KnownAt = DateTimeOffset.MaxValue }))
            await AnswersAlikeAsync(ledger.AsOf(viewpoint), histories, reader, schema);
        await ledger.RebuildAsync(Cancelled);
        foreach (var viewpoint in viewpoints)
            await AnswersAlikeAsync(ledger.AsOf(viewpoint), histories, reader, schema);
    }

    private static async Task AnswersAlikeAsync(LedgerView view, List<History> histories, SqlReader reader, string schema)
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
            holding.Stream, holding.Investment, holding.Deal, holding.Investor, holding.Issuer, KebabCase.Of(holding.Consideration), holding.IsInvested, holding.IsContingent, holding.Amount.Unit,
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

        var backlogs = CommitmentBoard.Of(histories, view.Viewpoint).Portfolio.Backlogs;
        (await view.BacklogsAsync(cancellationToken: Cancelled)).Value.Should().Equal(backlogs, "backlogs are asked from {0}", view.Viewpoint);
        await IsAlikeAsync("backlog_v1", backlogs.SelectMany(backlog => backlog.ByMaturity.Select(part => Seen(
            [backlog.Creditor, backlog.Unit, KebabCase.Of(part.Maturity), .. Of(part.Total), .. Of(backlog.Whole), KebabCase.Of(backlog.Standing), backlog.IsContested]))));

        object?[] Of(Total total) => [total.Min, total.OpenEnded > 0 ? null : total.Max, total.Max, total.OpenEnded, total.IsApproximate];

        async Task IsAlikeAsync(string function, IEnumerable<string> expected, int? within = null)
        {
            var known = view.Viewpoint.KnownAt == DateTimeOffset.MaxValue ? "'infinity'" : $"'{view.Viewpoint.KnownAt:O}'";
            var rows = await reader.RowsAsync(
                $"select * from {SqlSchema.NameOf(schema)}.{function}('{SqlReader.OnlyTenant}', '{view.Viewpoint.AsOf:yyyy-MM-dd}', {known}, '{view.Viewpoint.Evidence.Name}'{(within is { } days ? $", {days}" : "")})");
            rows.Select(row => Seen([.. row.Columns.Where(column => column.Key != "is_provisional").Select(column => column.Value)]))
                .Should().BeEquivalentTo(expected, "{0} is asked from {1} {2}", function, view.Viewpoint, within);
        }
    }

    private static NewEntry Fact(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };

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
