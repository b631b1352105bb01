namespace Contracts.Storage;

/// <summary>
/// The functions that answer from the rows of items: deals, deadlines, cures, rights, holdings and figures.
/// </summary>
/// <remarks>
/// What a day brings follows from the days in a row by the rules of <see cref="LedgerItem.On"/>, which a property test
/// holds these statements against.
/// </remarks>
internal sealed class SqlItems(LedgerTables tables)
{
    private const string Parameters =
        "tenant text, as_of date, known_at timestamp with time zone, policy text, skip_unkept boolean DEFAULT false";

    private static readonly (string Name, string Says)[] HoldingAmounts =
    [
        ("amount", "held and still to be invested"), ("committed", "committed in all"), ("invested", "invested"),
        ("held", "held"), ("outstanding", "committed and not yet invested"),
    ];

    private static readonly SqlColumn Stream = new("stream", "text", "The stream, such as partnership/acme-globex.");

    private static readonly SqlColumn Deal = new("deal", "text", "The deal that it belongs to; null for none.");

    private static readonly IReadOnlyList<SqlColumn> Evidence =
    [
        new("standing", "text", $"The weakest standing of its facts: one of {SqlWords.All<Standing>()}."),
        new("is_contested", "boolean", "True where a disputed fact affects it."),
        new(
            "is_provisional",
            "boolean",
            "True where entries that are known at the instant may still be recorded: the answer may change."),
    ];

    private readonly string _schema = SqlSchema.NameOf(tables.Schema);

    public IEnumerable<SqlFunction> Functions =>
        [LastDayOf, TermOf, Deals, Deadlines, Cures, Rights, Holdings, Capacity, Figures];

    /// <summary>The last day that a date may mean, which is stored as it was stated.</summary>
    private SqlFunction LastDayOf => new(_schema, "last_day_of")
    {
        Parameters = "stated text",
        Columns = [new("day", "date", "the last day that the date may mean")],
        Says = "The last day that a date may mean.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        SeesOneSnapshot = true,
        Body = """
            begin
                return query select case length(stated)
                    when 4 then (stated || '-12-31')::date
                    when 7 then ((stated || '-01')::date + interval '1 month')::date - 1
                    else right(stated, 10)::date end;
            end
            """,
    };

    /// <summary>The term of a deal on a day, which may go on by its renewal clause (<see cref="DealTerm"/>).</summary>
    private SqlFunction TermOf => new(_schema, "term_of")
    {
        Parameters = "content jsonb, day date",
        Columns =
        [
            new("begins_on", "date", "the first day of the term as stated"),
            new("ends_on", "date", "the last day of the round that runs, or of the last round"),
            new("final_day", "date", "the day after which the deal can expire; null if the term goes on"),
            new("last_round", "integer", "the round after which the term does not go on"),
        ],
        Says = "The term of a deal on a day.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        SeesOneSnapshot = true,
        Body = $"""
            #variable_conflict use_column
            declare
                stated date := (select found.day from {_schema}.last_day_of(content #>> array['term', 'to']) as found);
                months integer := (content #>> array['term', 'renewal', 'months'])::integer;
                noticed date := least(date '9999-12-31', (content ->> 'nonRenewalNoticedOn')::date
                    + (content #>> array['term', 'renewal', 'noticeDays'])::integer);
                last_one integer := {int.MaxValue};
                round integer;
            begin
                begins_on := (select found.day from {_schema}.last_day_of(content #>> array['term', 'from']) as found);
                if stated is null or months is null then
                    return query select begins_on, stated, stated, last_one;
                    return;
                end if;
                if noticed is not null then
                    last_one := {RoundOf("noticed")};
                end if;
                round := least({RoundOf("day")}, last_one);
                return query select begins_on, {EndOf("round")},
                    case when noticed is not null then {EndOf("last_one")} end, last_one;
            end
            """,
    };

    private SqlFunction Deals => new(_schema, "deals_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("id", "text", "The id, unique among the deals of the stream."),
            new("title", "text", "The title; null if not stated."),
            new("nature", "text", $"One of {SqlWords.All<DealNature>()}."),
            new("master", "text", "The deal under which it was made; null for none."),
            new("lifecycle", "text", $"One of {SqlWords.All<DealLifecycle>()}."),
            new("term_from", "text", "The first day of the term as stated; null if not stated."),
            new("term_to", "text", "The last day of the term as stated; null if not stated."),
            new("renewal_months", "integer", "The months by which the term goes on; null without a renewal clause."),
            new("renewal_notice_days", "integer", "The days before the last one by which non-renewal can be noticed."),
            new("term_ends_on", "date", "The last day of the round that runs, or of the last round; null if none is "
                + "stated."),
            new("non_renewal_noticed_on", "date", "The day of the notice of non-renewal that counts; null for none."),
            new("ended_on", "date", "The day on which it ended; null if it has not ended."),
            .. Evidence,
        ],
        Says = "The deals at the end of a day, as known at an instant, by an evidence policy; ended ones included.",
        FoldVersion = tables.FoldVersion,
        Body = Asked("deals_v1", [FigureKind.Deal], $$"""
            held.content ->> 'deal', held.content ->> 'title', held.content ->> 'nature', held.content ->> 'master',
            case when held.content ->> 'endedOn' is not null then held.content ->> 'lifecycle'
                when term.ends_on < as_of then '{{KebabCase.Of(DealLifecycle.TermOver)}}'
                when (held.content ->> 'isSuspended')::boolean then '{{KebabCase.Of(DealLifecycle.Suspended)}}'
                when term.begins_on > as_of then '{{KebabCase.Of(DealLifecycle.NotYet)}}'
                else '{{KebabCase.Of(DealLifecycle.InEffect)}}' end,
            held.content #>> array['term', 'from'], held.content #>> array['term', 'to'],
            (held.content #>> array['term', 'renewal', 'months'])::integer,
            (held.content #>> array['term', 'renewal', 'noticeDays'])::integer,
            term.ends_on, (held.content ->> 'nonRenewalNoticedOn')::date, (held.content ->> 'endedOn')::date
            """, $"left join lateral {_schema}.term_of(held.content, as_of) as term on true"),
    };

    private SqlFunction Deadlines => new(_schema, "deadlines_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("id", "text", "The id of the milestone; null for a missed deadline that names none."),
            Deal,
            new("commitment", "text", "The commitment that is due by it; null if not stated."),
            new("description", "text", "What is due; null if not stated."),
            new("party", "text", "The party whose duty it is; null if not stated."),
            new("counterparty", "text", "The creditor of the commitment; null if none is stated."),
            new("due", "text", "The day by which it is due as stated; null if not stated."),
            new("last_day", "date", "The last day in time, extended by suspensions and grace; null while a suspension "
                + "stops the clock, or if not stated."),
            new("missed_on", "date", "The day on which the last miss takes effect; null for none."),
            new("status", "text", $"One of {SqlWords.All<DeadlineStatus>()}."),
            new("is_awaited", "boolean", "True while it can still be met in time, or be late."),
            new("named_by", "text", "The entry that states the due day, or the miss."),
            .. Evidence,
        ],
        Says = "The deadlines at the end of a day, as known at an instant, by an evidence policy; past ones included.",
        FoldVersion = tables.FoldVersion,
        Body = Asked("deadlines_v1", [FigureKind.Milestone, FigureKind.MissedDeadline], $$"""
            held.content ->> 'milestone', held.content ->> 'deal', held.content ->> 'commitment',
            held.content ->> 'description', held.content ->> 'party', held.content ->> 'counterparty',
            held.content ->> 'due', (held.content ->> 'lastDay')::date, (held.content ->> 'missedOn')::date,
            case when held.content ->> 'status' <> '{{KebabCase.Of(DeadlineStatus.Due)}}' then held.content ->> 'status'
                when (held.content ->> 'lastDay')::date < as_of then '{{KebabCase.Of(DeadlineStatus.Late)}}'
                when (held.content ->> 'lastDayDue')::date < as_of then '{{KebabCase.Of(DeadlineStatus.InGrace)}}'
                else held.content ->> 'status' end,
            (held.content ->> 'isAwaited')::boolean, held.content ->> 'namedBy'
            """),
    };

    private SqlFunction Cures => new(_schema, "cures_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("id", "text", "The id of the breach."),
            Deal,
            new("party", "text", "The party in breach."),
            new("duty", "text", "The duty in words; null if not stated."),
            new("last_day", "date", "The last day of the cure period; null if there is none, or while a suspension stops "
                + "the clock."),
            new("status", "text", $"One of {SqlWords.All<CureStatus>()}."),
            new("is_awaited", "boolean", "True while it can still be cured, or lapse."),
            new("named_by", "text", "The entry that notified the breach."),
            .. Evidence,
        ],
        Says = "The notified breaches and their cures at the end of a day, as known at an instant, by an evidence policy.",
        FoldVersion = tables.FoldVersion,
        Body = Asked("cures_v1", [FigureKind.Breach], $$"""
            held.content ->> 'breach', held.content ->> 'deal', held.content ->> 'party', held.content ->> 'duty',
            (held.content ->> 'lastDay')::date,
            case when held.content ->> 'status' = '{{KebabCase.Of(CureStatus.InCure)}}'
                and (held.content ->> 'lastDay')::date < as_of then '{{KebabCase.Of(CureStatus.InBreach)}}'
                else held.content ->> 'status' end,
            (held.content ->> 'isAwaited')::boolean, held.content ->> 'namedBy'
            """),
    };

    private SqlFunction Rights => new(_schema, "rights_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("id", "text", "The id, unique among the rights of the stream."),
            Deal,
            new("holder", "text", "The party that has it."),
            new("against", "text", "The party that it binds."),
            new("kind", "text", $"One of {SqlWords.All<RightKind>()}."),
            new("description", "text", "The description."),
            new("window_from", "text", "The first day on which it can be exercised, as stated; null if not stated."),
            new("window_to", "text", "The last day on which it can be exercised, as stated; null if not stated."),
            new("waived_until", "date", "The last day of the waiver; null if it is for good, or there is none."),
            new("status", "text", $"One of {SqlWords.All<RightStatus>()}."),
            .. Evidence,
        ],
        Says = "The rights at the end of a day, as known at an instant, by an evidence policy; ended ones included.",
        FoldVersion = tables.FoldVersion,
        Body = Asked("rights_v1", [FigureKind.Right], $$"""
            held.content ->> 'right', held.content ->> 'deal', held.content ->> 'holder', held.content ->> 'against',
            held.content ->> 'kind', held.content ->> 'description', held.content #>> array['window', 'from'],
            held.content #>> array['window', 'to'], (held.content ->> 'waivedUntil')::date,
            case when held.content ->> 'status' = '{{KebabCase.Of(RightStatus.Ended)}}' then held.content ->> 'status'
                when held.content ->> 'waivedBy' is not null
                    and coalesce((held.content ->> 'waivedUntil')::date >= as_of, true)
                    then '{{KebabCase.Of(RightStatus.Waived)}}'
                when window_end.day < as_of then '{{KebabCase.Of(RightStatus.WindowOver)}}'
                else '{{KebabCase.Of(RightStatus.InForce)}}' end
            """,
            $"left join lateral {_schema}.last_day_of(held.content #>> array['window', 'to']) as window_end on true"),
    };

    private SqlFunction Holdings => new(_schema, "holdings_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("id", "text", "The id of the investment."),
            new("deal", "text", "The deal that it belongs to; null for none."),
            new("investor", "text", "The party that holds it, or is to."),
            new("issuer", "text", "The party whose equity it is."),
            new("consideration", "text", $"One of {SqlWords.All<Consideration>()}."),
            new("is_invested", "boolean", "True if the investment was made, at least in part."),
            new("is_contingent", "boolean", "True until the condition is met on which it depends."),
            new("unit", "text", "The unit of all amounts but shares."),
            .. HoldingAmounts.SelectMany(SqlColumn.BoundsOf),
            new("shares_min", "numeric", "The least number of shares; null if not stated."),
            new("shares_max", "numeric", "The most shares; null if not stated, or without an upper bound."),
            .. Evidence,
        ],
        Says = """
            The equity that investors hold or agreed to take at the end of a day, as known at an instant, by an evidence
            policy; investments of certainly nothing included.
            """,
        FoldVersion = tables.FoldVersion,
        Body = Asked("holdings_v1", [FigureKind.Investment], $"""
            held.content ->> 'investment', held.content ->> 'deal', held.content ->> 'investor', held.content ->> 'issuer',
            held.content ->> 'consideration', (held.content ->> 'isInvested')::boolean,
            (held.content ->> 'isContingent')::boolean, held.content #>> array['amount', 'unit'],
            {string.Join(", ", HoldingAmounts.SelectMany(amount => Decoded(amount.Name)))},
            (held.content #>> array['shares', 'min'])::numeric, (held.content #>> array['shares', 'max'])::numeric
            """),
    };

    private SqlFunction Capacity => new(_schema, "capacity_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("organization", "text", "The organization."),
            new("kind", "text", "The kind of capacity in words, such as GPUs."),
            new("unit", "text", "The unit of the capacity online, else of the capacity reported."),
            new("online_min", "numeric", "The least that is online; null if none was brought online or retired."),
            new("online_max", "numeric", "The most that is online; null also without an upper bound."),
            new("reported_min", "numeric", "The least that was last reported; null if none was."),
            new("reported_max", "numeric", "The most that was last reported; null also without an upper bound."),
            .. Evidence,
        ],
        Says = "The capacity of organizations at the end of a day, as known at an instant, by an evidence policy.",
        FoldVersion = tables.FoldVersion,
        Body = Asked("capacity_v1", [FigureKind.Capacity], """
            held.content ->> 'organization', held.content ->> 'kind',
            coalesce(held.content #>> array['online', 'unit'], held.content #>> array['reported', 'unit']),
            (held.content #>> array['online', 'min'])::numeric, (held.content #>> array['online', 'max'])::numeric,
            (held.content #>> array['reported', 'min'])::numeric, (held.content #>> array['reported', 'max'])::numeric
            """),
    };

    private SqlFunction Figures => new(_schema, "figures_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            Stream,
            new("organization", "text", "The organization."),
            new("measure", "text", "The measure in words, such as revenue backlog."),
            new("value_min", "numeric", "The lower bound, which may be negative; null: none."),
            new("value_max", "numeric", "The upper bound, which may be negative; null: none."),
            new("is_approximate", "boolean", "True where it was stated as approximate."),
            new("unit", "text", "The unit of the value."),
            new("period_from", "text", "The first day that it covers, as stated; null if not stated."),
            new("period_to", "text", "The last day that it covers, as stated; null if not stated."),
            new("effective_on", "text", "The date of the fact as stated."),
            new("source", "text", "The address of the document that states it."),
            new("publisher", "text", "The publisher of the document; null if not stated."),
            new("reported_by", "text", "The entry that reports it."),
            .. Evidence,
        ],
        Says = """
            The figures published about organizations at the end of a day, as known at an instant, by an evidence policy.
            They are compared with computed totals and never added to them.
            """,
        FoldVersion = tables.FoldVersion,
        Body = Asked("figures_v1", [FigureKind.PublishedFigure], """
            held.content ->> 'organization', held.content ->> 'measure',
            coalesce(held.content #>> array['value', 'exactly'], held.content #>> array['value', 'atLeast'],
                held.content #>> array['value', 'between', '0'], held.content #>> array['value', 'about'])::numeric,
            coalesce(held.content #>> array['value', 'exactly'], held.content #>> array['value', 'upTo'],
                held.content #>> array['value', 'between', '1'], held.content #>> array['value', 'about'])::numeric,
            held.content #>> array['value', 'about'] is not null, held.content #>> array['value', 'unit'],
            held.content #>> array['period', 'from'], held.content #>> array['period', 'to'],
            held.content ->> 'effectiveOn', held.content #>> array['source', 'address'],
            held.content #>> array['source', 'publisher'], held.content ->> 'reportedBy'
            """),
    };

    /// <summary>The body of a function that selects columns of the items of some kinds.</summary>
    private string Asked(string function, IReadOnlyList<FigureKind> kinds, string columns, string joins = "") => $"""
        #variable_conflict use_column
        declare
            asked record;
        begin
            select * into strict asked from {_schema}.check_viewpoint(tenant, as_of, known_at, policy);
            return query select
                held.stream_id::text, {columns},
                held.content ->> 'standing', (held.content ->> 'isContested')::boolean,
                asked.is_unsettled or checked.is_behind
            from {_schema}.check_rows({function}.tenant, {function}.known_at, asked.number, {function}.skip_unkept)
                as checked
            left join lateral (
                {ItemsAt(tables, function, kinds)}
            ) as held on true
            {joins}
            where coalesce(held.stream_id, '') <> '';
        end
        """;

    /// <summary>The rows of items of some kinds at the viewpoint, as SQL within a function.</summary>
    public static string ItemsAt(
        LedgerTables tables, string function, IReadOnlyList<FigureKind> kinds, string condition = "") =>
        string.Join("\n        union all\n        ", from rows in new[] { tables.Items, tables.OwnItems }
            from end in new[]
            {
                "each.known_to = 'infinity'", $"each.known_to > {function}.known_at and each.known_to < 'infinity'",
            }
            select $"""
                select each.stream_id, each.kind, each.position_id, each.content::jsonb as content
                    from {rows.Identifier} as each
                    where each.tenant_id = {function}.tenant and {end} and each.known_from <= {function}.known_at
                        and each.effective_from <= asked.day and each.effective_to > asked.day
                        and each.policies & asked.policies <> 0
                        and each.kind in ({string.Join(", ", kinds.Select(kind => (short)kind))}){condition}
                """);

    /// <summary>The last day of a round, as SQL on the variables of <see cref="TermOf"/>.</summary>
    public static string EndOf(string round) =>
        $"least(date '9999-12-31', (stated + {round} * months * interval '1 month')::date)";

    /// <summary>The first round that ends on a day or after it, as SQL on the variables of <see cref="TermOf"/>.</summary>
    public static string RoundOf(string day)
    {
        var round = $"(greatest(0, (extract(year from {day}) - extract(year from stated)) * 12 "
            + $"+ extract(month from {day}) - extract(month from stated))::integer / months)";
        return $"{round} + case when {EndOf(round)} < {day} then 1 else 0 end";
    }

    private static string[] Decoded(string amount) =>
    [
        $"(held.content #>> array['{amount}', 'min'])::numeric",
        $"(held.content #>> array['{amount}', 'max'])::numeric",
        $"coalesce((held.content #>> array['{amount}', 'about'])::boolean, false)",
    ];
}
