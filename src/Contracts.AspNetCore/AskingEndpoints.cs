using Contracts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Contracts.Web;

/// <summary>Questions over the whole ledger or a party.</summary>
internal static class AskingEndpoints
{
    public static RouteGroupBuilder Map(RouteGroupBuilder group)
    {
        group.MapGet("/positions", Positions).Gives<Page<Position>>("The commitments and open options");
        group.MapGet("/totals", Totals).Gives<Page<PositionTotal>>(
            "The total in a unit of all, a debtor, a creditor or a pair");
        group.MapGet("/totals/beliefs", TotalBeliefs).Gives<Page<TotalBelief>>("A total as it was known over time");
        group.MapGet("/totals/explanation", ExplainTotal).Gives<Page<Explanation>>(
            "The explanation of each position in the total of a pair");
        group.MapGet("/exposure", Exposure).Gives<Answer<Exposure>>(
            "The totals by debtor, creditor, pair, unit and nature");
        group.MapGet("/concentration", Concentrations).Gives<Page<Concentration>>(
            "The distribution of firm commitments among debtors or creditors");
        group.MapGet("/reliance", Reliance).Gives<Answer<Reliance>>(
            "The parties on which a party depends, and those that depend on it");
        group.MapGet("/backlogs", Backlogs).Gives<Page<Backlog>>("The amounts owed to each creditor by maturity");
        group.MapGet("/upcoming", Upcoming).Gives<Page<UpcomingItem>>(
            "The things that are due, or end by themselves, within a number of days");
        group.MapGet("/changes", Changes).Gives<Page<PositionChange>>(
            "The positions that differ between an earlier viewpoint and this one");
        group.MapGet("/reconciliations", Reconciliations).Gives<Page<PublishedReconciliation>>(
            "Published figures of an organization beside the totals of its commitments");
        group.MapGet("/board", Board).Gives<Answer<CommitmentBoard>>(
            "The folded streams of a party with their facts; of all where no party is given");
        MapItems<DealFigures>(group, "/deals", "The deals");
        MapItems<Deadline>(group, "/deadlines", "The deadlines");
        MapItems<Cure>(group, "/cures", "The breaches that were notified");
        MapItems<RightFigures>(group, "/rights", "The rights");
        MapItems<Holding>(group, "/holdings", "The equity holdings");
        MapItems<CapacityFigures>(group, "/capacity", "The capacity of organizations");
        MapItems<PublishedFigure>(group, "/figures", "The figures published about organizations");
        return group;
    }

    private static void MapItems<T>(RouteGroupBuilder group, string path, string summary) where T : LedgerItem =>
        group.MapGet(path, async (
                HttpContext http,
                [AsParameters] AskedFor asked,
                [AsParameters] AskedPage page,
                string? party,
                CancellationToken cancellationToken) =>
                Answers.Page(http, await asked.In(http)
                    .ItemPageAsync<T>(
                        Query.Optional<Id<Party>>("party", party), page.Size, page.Cursor, cancellationToken)
                    .ConfigureAwait(false)))
            .Gives<Page<T>>(summary);

    private static async Task<IResult> Positions(
        HttpContext http,
        [AsParameters] AskedFor asked,
        [AsParameters] AskedPage page,
        string? party,
        string? debtor,
        string? creditor,
        string? unit,
        string? nature,
        string? contested,
        string? order,
        CancellationToken cancellationToken)
    {
        var filter = new PositionFilter
        {
            Party = Query.Optional<Id<Party>>("party", party),
            Debtor = Query.Optional<Id<Party>>("debtor", debtor),
            Creditor = Query.Optional<Id<Party>>("creditor", creditor),
            Unit = Query.Optional<AmountUnit>("unit", unit),
            Nature = Query.OptionalWord<PositionNature>("nature", nature),
            IsContested = contested is null ? null : Query.Flag("contested", contested),
            Order = Query.OptionalWord<PositionOrder>("order", order) ?? PositionOrder.Key,
        };
        return Answers.Page(http, await asked.In(http)
            .PositionPageAsync(filter, page.Size, page.Cursor, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IResult> Totals(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? unit,
        string? debtor,
        string? creditor,
        CancellationToken cancellationToken)
    {
        var owing = Query.Optional<Id<Party>>("debtor", debtor);
        var owed = Query.Optional<Id<Party>>("creditor", creditor);
        if (unit is null)
        {
            var exposure = await asked.In(http).ExposureAsync(owing ?? owed, cancellationToken).ConfigureAwait(false);
            return Answers.All(http, exposure.With<IReadOnlyList<PositionTotal>>(
            [
                .. exposure.Value.ByPair.Where(pair =>
                    (owing ?? pair.Debtor) == pair.Debtor && (owed ?? pair.Creditor) == pair.Creditor),
            ]));
        }

        var one = await AskedFor.LedgerOf(http).TotalAsync(
            new TotalScope(owing, owed),
            Query.Value<AmountUnit>("unit", unit),
            asked.ViewpointIn(http),
            asked.Token is { } token ? KnowledgeToken.Parse(token) : null,
            cancellationToken).ConfigureAwait(false);
        return Answers.All(http, one.With<IReadOnlyList<PositionTotal>>(one.Value is { } total ? [total] : []));
    }

    private static async Task<IResult> TotalBeliefs(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? unit,
        string? debtor,
        string? creditor,
        string? since,
        string? limit,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).TotalBeliefsAsync(
            new TotalScope(
                Query.Optional<Id<Party>>("debtor", debtor), Query.Optional<Id<Party>>("creditor", creditor)),
            Query.Value<AmountUnit>("unit", unit),
            since is null ? DateTimeOffset.MinValue : Query.Instant("since", since),
            limit is null ? 1_000 : Query.Number("limit", limit, 1, 1_000),
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> ExplainTotal(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? debtor,
        string? creditor,
        string? unit,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).ExplainTotalAsync(
            Query.Value<Id<Party>>("debtor", debtor),
            Query.Value<Id<Party>>("creditor", creditor),
            Query.Value<AmountUnit>("unit", unit),
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Exposure(
        HttpContext http, [AsParameters] AskedFor asked, string? party, CancellationToken cancellationToken) =>
        Answers.One(http, await asked.In(http)
            .ExposureAsync(Query.Optional<Id<Party>>("party", party), cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Concentrations(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? side,
        string? party,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).ConcentrationAsync(
            Query.OptionalWord<CommitmentSide>("side", side) ?? CommitmentSide.Debtor,
            Query.Optional<Id<Party>>("party", party),
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Reliance(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? party,
        string? unit,
        CancellationToken cancellationToken) =>
        Answers.One(http, await asked.In(http).RelianceAsync(
            Query.Value<Id<Party>>("party", party),
            Query.Optional<AmountUnit>("unit", unit),
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Backlogs(
        HttpContext http, [AsParameters] AskedFor asked, string? party, CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http)
            .BacklogsAsync(Query.Optional<Id<Party>>("party", party), cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Upcoming(
        HttpContext http,
        [AsParameters] AskedFor asked,
        [AsParameters] AskedPage page,
        string? within,
        string? party,
        CancellationToken cancellationToken) =>
        Answers.Page(http, await asked.In(http).UpcomingPageAsync(
            within is null ? 30 : Query.Number("within", within, 1, 3_660),
            Query.Optional<Id<Party>>("party", party),
            page.Size,
            page.Cursor,
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Changes(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? fromAsOf,
        string? fromKnownAt,
        string? party,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).PositionChangesAsync(
            AskedFor.Read(http, "from", fromAsOf ?? asked.AsOf, fromKnownAt ?? asked.KnownAt, asked.Evidence),
            Query.Optional<Id<Party>>("party", party) is { } one ? PositionScope.Of(one) : PositionScope.Everything,
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Reconciliations(
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? organization,
        string? measure,
        string? side,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).ReconciliationsAsync(
            Query.Value<Id<Party>>("organization", organization),
            measure ?? throw new ArgumentException("measure is missing; it is required."),
            Query.OptionalWord<CommitmentSide>("side", side) ?? CommitmentSide.Creditor,
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Board(
        HttpContext http, [AsParameters] AskedFor asked, string? party, CancellationToken cancellationToken) =>
        Answers.One(http, await asked.In(http).CommitmentsAsync(
            Query.Optional<Id<Party>>("party", party) is { } one ? PositionScope.Of(one) : PositionScope.Everything,
            cancellationToken).ConfigureAwait(false));
}
