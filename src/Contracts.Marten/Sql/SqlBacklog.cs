namespace Contracts.Storage;

/// <summary>The function that says when the amounts that are firmly owed to each creditor fall due.</summary>
/// <remarks>
/// It follows <see cref="Backlog"/> and <see cref="Contracts.Spread"/>, which a property test holds it against.
/// </remarks>
internal sealed class SqlBacklog(LedgerTables tables)
{
    private const int Unscheduled = (int)Maturity.Unscheduled;

    private static readonly IReadOnlyList<SqlColumn> Sums =
    [
        .. SumOf("outstanding", "", "the part that falls due then"),
        .. SumOf("whole", "whole_", "the whole, whenever it falls due"),
    ];

    private readonly string _schema = SqlSchema.NameOf(tables.Schema);

    public IEnumerable<SqlFunction> Functions => [Backlogs];

    private SqlFunction Backlogs => new(_schema, "backlog_v1")
    {
        Parameters = "tenant text, as_of date, known_at timestamp with time zone, policy text, "
            + "skip_unkept boolean DEFAULT false",
        Columns =
        [
            new("creditor", "text", "The party that is owed."),
            new("unit", "text", "The unit of all amounts, such as USD."),
            new("maturity", "text", $"One of {SqlWords.All<Maturity>()}. Each creditor and unit has a row for each."),
            .. Sums,
            new("standing", "text", "The weakest standing of the commitments, whenever they fall due: one of "
                + $"{SqlWords.All<Standing>()}."),
            new("is_contested", "boolean", "True where a disputed fact affects one of the commitments."),
            new("is_provisional", "boolean", "True where entries that are known at the instant may still be recorded: "
                + "the answer may change."),
        ],
        Says = """
            The amounts firmly owed to each creditor at the end of a day, by when they fall due, as known at an instant,
            by an evidence policy. Commitments that pass another one on are left out. The parts rest on the same facts,
            so their bounds may add up to a wider range than that of the whole. Each row states the whole again: its
            columns are added up over creditors within one maturity, and never over maturities.
            """,
        FoldVersion = tables.FoldVersion,
        Body = $"""
            #variable_conflict use_column
            declare
                asked record;
            begin
                select * into strict asked from {_schema}.check_viewpoint(tenant, as_of, known_at, policy);
                return query select
                    backlog.creditor::text, backlog.unit::text, {SqlWords.Of<Maturity>("backlog.place")},
                    backlog.min, case when backlog.open_ended = 0 then backlog.max end, backlog.max, backlog.open_ended,
                    backlog.is_approximate,
                    backlog.whole_min, case when backlog.whole_open_ended = 0 then backlog.whole_max end,
                    backlog.whole_max, backlog.whole_open_ended, backlog.whole_is_approximate,
                    {SqlWords.Of<Standing>("backlog.standing")}, backlog.is_contested,
                    asked.is_unsettled or checked.is_behind
                from {_schema}.check_rows(backlog_v1.tenant, backlog_v1.known_at, asked.number,
                    backlog_v1.skip_unkept) as checked
                left join lateral (
                    with {Owed}, {Stretches}, {Instalments}, {Due}, {Parts}, {Spread}
                    {Totals}
                ) as backlog on true
                where coalesce(backlog.creditor, '') <> ''
                order by backlog.creditor, backlog.unit, backlog.place;
            end
            """,
    };

    /// <summary>The commitments, each with its whole outstanding amount and the progress of its schedule.</summary>
    private string Owed => $"""
        owed as materialized (
            select held.stream_id, held.position_id, held.creditor, held.unit, held.standing, held.is_contested,
                whole.*, past.*
            from ({SqlPositions.RowsAt(tables, "backlog_v1", $" and {PositionsQuery.OfBacklog}")}) as held
            cross join lateral (
                select {SqlPositions.Outstanding}) as whole (whole_min, whole_max, whole_is_approximate)
            cross join lateral ({SqlSpread.ProgressOf("held.details -> 'progress'")}) as past)
        """;

    /// <summary>The days of each maturity, after one day up to another.</summary>
    private static string Stretches
    {
        get
        {
            string[] ends = [.. Contracts.Spread.Months.Select(After), "date '9999-12-31'"];
            var stretches = ends.Select((end, place) =>
                $"({place}, {(place == 0 ? "date '0001-01-01' - 1" : ends[place - 1])}, {end})");
            return $"""
                stretch (place, after, until) as (
                    values {string.Join(",\n            ", stretches)},
                        -- What is unscheduled comes after all that falls due.
                        ({Unscheduled}, {ends[^1]}, {ends[^1]}))
                """;
        }
    }

    /// <summary>The instalments, and the terms over whose days commitments are spread evenly.</summary>
    private string Instalments => $"""
        instalment as materialized (
            select held.stream_id, held.content ->> 'commitment' as commitment, due.day,
                {SqlSpread.Amount("held.content", "amount", "amount")},
                case length(evenly.since) when 4 then (evenly.since || '-01-01')::date
                    when 7 then (evenly.since || '-01')::date when 10 then evenly.since::date
                    -- On or before a day, of which only the last one is known.
                    when 13 then least(due.day, right(evenly.since, 10)::date) end as first_day
            from ({SqlItems.ItemsAt(tables, "backlog_v1", [FigureKind.Instalment])}) as held
            cross join lateral {_schema}.last_day_of(held.content ->> 'due') as due
            cross join lateral (select held.content #>> array['evenly', 'from']) as evenly (since))
        """;

    /// <summary>
    /// The amount of each commitment with a schedule that falls due in each stretch, and before it, as the schedule
    /// states it.
    /// </summary>
    private static string Due => $"""
        due as (
            select owed.stream_id, owed.position_id, stretch.place,
                {SqlSpread.Sum("part.amount_", "", "part.day > stretch.after and part.day <= stretch.until")},
                {SqlSpread.Sum("part.amount_", "before_", "part.day <= stretch.after")}
            from owed
            join instalment as part on part.stream_id = owed.stream_id and part.commitment = owed.position_id
            cross join stretch
            where part.first_day is null
            group by owed.stream_id, owed.position_id, stretch.place
            union all
            select owed.stream_id, owed.position_id, stretch.place,
                {Share("owed.undertaken", "elapsed.until - elapsed.before")},
                {Share("owed.undertaken", "elapsed.before")}
            from owed
            join instalment as part on part.stream_id = owed.stream_id and part.commitment = owed.position_id
            cross join stretch
            cross join lateral (select part.day - part.first_day + 1) as term (days)
            cross join lateral (
                select least(term.days, greatest(0, stretch.after - part.first_day + 1)),
                    least(term.days, greatest(0, stretch.until - part.first_day + 1))) as elapsed (before, until)
            where part.first_day is not null)
        """;

    /// <summary>What is left of each part, and of what is unscheduled beside the parts.</summary>
    private static string Parts => $"""
        part as (
            select owed.stream_id, owed.position_id, owed.creditor, owed.unit, owed.whole_min, owed.whole_max,
                owed.whole_is_approximate, stated.place, rest.min,
                -- Performance may have been of the instalments alone.
                case when stated.place = {Unscheduled} then stated.max else rest.max end as max,
                stated.is_approximate or stated.before_is_approximate or owed.performed_is_approximate
                    or owed.taken_is_approximate as is_approximate
            from owed
            join (
                select due.* from due where due.place <> {Unscheduled}
                union all
                select due.stream_id, due.position_id, due.place,
                    owed.grown_min, owed.grown_max + owed.excess_max, owed.grown_is_approximate,
                    due.before_min, due.before_max, due.before_is_approximate
                from due join owed using (stream_id, position_id) where due.place = {Unscheduled}
            ) as stated using (stream_id, position_id)
            cross join lateral ({SqlSpread.LeftOf("stated", "owed")}) as rest)
        """;

    /// <summary>
    /// The parts, each narrowed to what the whole allows: at most the whole less the least of the others, and at least
    /// the whole less their most.
    /// </summary>
    private static string Spread => $"""
        spread as (
            select creditor, unit, place,
                greatest(min, case when others_open_ended > 0 then 0 else whole_min - others_max end) as min,
                case when whole_max is null then max
                    else least(max, greatest(0, whole_max - others_min)) end as max,
                is_approximate or (whole_is_approximate and (min > 0 or coalesce(max, 1) > 0)) as is_approximate
            from (
                select part.*,
                    sum(min) over of_one - min as others_min,
                    coalesce(sum(max) over of_one, 0) - coalesce(max, 0) as others_max,
                    count(*) filter (where max is null) over of_one - (max is null)::integer as others_open_ended
                from part
                window of_one as (partition by stream_id, position_id)) as part
            union all
            select creditor, unit, {Unscheduled}, whole_min, whole_max, whole_is_approximate
            from owed
            where not exists (
                select from due where due.stream_id = owed.stream_id and due.position_id = owed.position_id))
        """;

    /// <summary>The sums of the parts of a creditor's commitments by maturity, beside those of the wholes.</summary>
    private static string Totals => $"""
        select whole.creditor, whole.unit, stretch.place, coalesce(part.min, 0) as min, coalesce(part.max, 0) as max,
            coalesce(part.open_ended, 0) as open_ended, coalesce(part.is_approximate, false) as is_approximate,
            whole.min as whole_min, whole.max as whole_max, whole.open_ended as whole_open_ended,
            whole.is_approximate as whole_is_approximate, whole.standing, whole.is_contested
        from (
            select creditor, unit, {Total("whole_")}, max(standing) as standing, bool_or(is_contested) as is_contested
            from owed group by creditor, unit) as whole
        cross join stretch
        left join (select creditor, unit, place, {Total("")} from spread group by creditor, unit, place) as part
            using (creditor, unit, place)
        """;

    /// <summary>The columns of a total (<see cref="Contracts.Total"/>) of amounts.</summary>
    private static string Total(string of) =>
        $"sum({of}min) as min, coalesce(sum({of}max), 0) as max, count(*) - count({of}max) as open_ended, "
        + $"bool_or({of}is_approximate) as is_approximate";

    private static string Share(string amount, string days) =>
        $"{SqlSpread.Share($"{amount}_min", days, "term.days", up: false)}, "
        + $"{SqlSpread.Share($"{amount}_max", days, "term.days", up: true)}, {amount}_is_approximate";

    private static string After(int months) =>
        months == 0 ? "as_of" : $"least(date '9999-12-31', (as_of + interval '{months} months')::date)";

    private static IEnumerable<SqlColumn> SumOf(string name, string beginning, string what) =>
    [
        new($"{name}_min", "numeric", $"The sum of the lower bounds, of {what}."),
        new($"{name}_max", "numeric", "The sum of the upper bounds of it; null where a commitment has none."),
        new($"{beginning}max_of_bounded", "numeric", "The sum of the upper bounds of the commitments that have one."),
        new($"{beginning}open_ended", "bigint", "The number of commitments without an upper bound."),
        new($"{beginning}is_approximate", "boolean", "True where it was stated as approximate, in part at least."),
    ];
}
