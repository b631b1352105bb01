namespace Contracts.Storage;

/// <summary>The function that says what is due, or ends by itself, within some days.</summary>
/// <remarks>
/// It follows <see cref="UpcomingItem"/> and, for what is left of an instalment, the arithmetic of the library, which a
/// property test holds it against.
/// </remarks>
internal sealed class SqlUpcoming(LedgerTables tables)
{
    private const string Counted = "outstanding";
    private const string LastDay = "9999-12-31";

    private static readonly FigureKind[] Kinds =
        [FigureKind.Deal, FigureKind.Milestone, FigureKind.Breach, FigureKind.Right, FigureKind.Instalment];

    private readonly string _schema = SqlSchema.NameOf(tables.Schema);

    public IEnumerable<SqlFunction> Functions => [Rounds, Upcoming];

    /// <summary>The renewals, and the last days for a notice of non-renewal, between two days.</summary>
    private SqlFunction Rounds => new(_schema, "rounds_of")
    {
        Parameters = "content jsonb, first date, last date",
        Columns =
        [
            new("kind", "text", "renewal or the last day for a notice"),
            new("day", "date", "the day"),
            new("until", "date", "the last day of the round to which the term goes on"),
        ],
        Says = "The renewals of a deal, and the last days for a notice of non-renewal, between two days.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        SeesOneSnapshot = true,
        Body = $"""
            #variable_conflict use_column
            declare
                stated date := (select found.day from {_schema}.last_day_of(content #>> array['term', 'to']) as found);
                months integer := (content #>> array['term', 'renewal', 'months'])::integer;
                notice_days integer := (content #>> array['term', 'renewal', 'noticeDays'])::integer;
                noticed date := (content ->> 'nonRenewalNoticedOn')::date;
                last_one integer := {int.MaxValue};
                round integer;
            begin
                if stated is null or months is null then
                    return;
                end if;
                if noticed is not null then
                    last_one := {SqlItems.RoundOf($"least(date '{LastDay}', noticed + notice_days)")};
                end if;
                round := {SqlItems.RoundOf("greatest(date '0001-01-01', first - 1)")};
                while round < last_one and {SqlItems.EndOf("round")} < least(last, date '{LastDay}') loop
                    return query select '{Word(UpcomingKind.Renewal)}', {SqlItems.EndOf("round")} + 1,
                        {SqlItems.EndOf("(round + 1)")};
                    round := round + 1;
                end loop;
                if noticed is not null then
                    return;
                end if;
                round := {SqlItems.RoundOf($"least(date '{LastDay}', first + notice_days)")};
                while {SqlItems.EndOf("round")} < date '{LastDay}'
                    and {SqlItems.EndOf("round")} - notice_days <= last
                loop
                    return query select '{Word(UpcomingKind.NonRenewalNotice)}',
                        {SqlItems.EndOf("round")} - notice_days, {SqlItems.EndOf("(round + 1)")};
                    round := round + 1;
                end loop;
            end
            """,
    };

    private SqlFunction Upcoming => new(_schema, "upcoming_v1")
    {
        Parameters = "tenant text, as_of date, known_at timestamp with time zone, policy text, within integer, "
            + "skip_unkept boolean DEFAULT false",
        Columns =
        [
            new("day", "date", "The day on which it is due, or the last day on which something can be done."),
            new("kind", "text", $"One of {SqlWords.All<UpcomingKind>()}."),
            new("stream", "text", "The stream, such as partnership/acme-globex."),
            new("thing", "text", "The milestone, commitment, option, deal, breach or right, as the kind says."),
            new("deal", "text", "The deal; null for none."),
            new("description", "text", "The description, subject, duty or title; null if not stated."),
            new("party", "text", "The party that must or can act; null if it is any, or not stated."),
            new("counterparty", "text", "The other party; null if not stated."),
            new("amount_min", "numeric", "The least that is left of the instalment or the option; null for "
                + "all others."),
            new("amount_max", "numeric", "The most that is left of it; null also without an upper bound."),
            new("unit", "text", "The unit of the amount; null where there is none."),
            new("nature", "text", "The nature of the commitment whose instalment is due; null for all others."),
            new("consequence", "text", "What follows without an entry: one of "
                + $"{SqlWords.All<UpcomingConsequence>()}."),
            new("months", "integer", "The months by which a term goes on; null for all others."),
            new("until", "date", "The last day to which a term goes on; null for all others."),
            new("standing", "text", $"The weakest standing: one of {SqlWords.All<Standing>()}."),
            new("is_contested", "boolean", "True where a disputed fact affects it."),
            new("named_by", "text", "The entry that names the day, or from which it is counted."),
            new("is_provisional", "boolean", "True where entries that are known at the instant may still be recorded."),
        ],
        Says = """
            The things that are due, or end by themselves, from a day, inclusive, through a number of days after it (1 to
            3660), as known at an instant, by an evidence policy.
            """,
        FoldVersion = tables.FoldVersion,
        Body = $"""
            #variable_conflict use_column
            declare
                asked record;
                last date := least(date '{LastDay}', as_of + within);
            begin
                select * into strict asked from {_schema}.check_viewpoint(tenant, as_of, known_at, policy);
                if within is null or within < 1 or within > 3660 then
                    raise exception using errcode = '22023', message = format(
                        'within is %s; a number of days from 1 to 3660 is required.', coalesce(within::text, 'null'));
                end if;
                return query select
                    item.day, item.kind, item.stream, item.thing, item.deal, item.description, item.party,
                    item.counterparty, item.amount_min, item.amount_max, item.unit, item.nature, item.consequence,
                    item.months, item.until, item.standing, item.is_contested, item.named_by,
                    asked.is_unsettled or checked.is_behind
                from {_schema}.check_rows(upcoming_v1.tenant, upcoming_v1.known_at, asked.number,
                    upcoming_v1.skip_unkept) as checked
                left join lateral (
                    with held as materialized (
                        {SqlItems.ItemsAt(tables, "upcoming_v1", Kinds, Comes)})
                    {string.Join("\n        union all\n        ", Parts)}
                ) as item on true
                where coalesce(item.stream, '') <> ''
                order by item.day, item.stream, item.kind, item.thing;
            end
            """,
    };

    /// <summary>The condition on a row that something comes to it in the span.</summary>
    private static string Comes => """
         and (each.first_day between asked.day and asked.day + upcoming_v1.within
            or (each.last_day > each.first_day and each.last_day >= asked.day and each.first_day < asked.day))
        """;

    private IEnumerable<string> Parts =>
    [
        OfItem(UpcomingKind.Milestone, FigureKind.Milestone, UpcomingConsequence.Late, "milestone", "description"),
        OfItem(UpcomingKind.Cure, FigureKind.Breach, UpcomingConsequence.MayBeTerminated, "breach", "duty"),
        Windows,
        Waivers,
        Terms,
        Rounded,
        Notices,
        Instalments,
        Options,
    ];

    /// <summary>Milestones and cures: what is awaited on a last day.</summary>
    private static string OfItem(
        UpcomingKind kind, FigureKind of, UpcomingConsequence consequence, string thing, string description) => Part(
        "(content ->> 'lastDay')::date",
        $"'{Word(kind)}'",
        $"content ->> '{thing}'",
        description,
        $"'{Word(consequence)}'",
        named: "content ->> 'namedBy'",
        from: $"held where held.kind = {(short)of} and (content ->> 'isAwaited')::boolean "
            + "and (content ->> 'lastDay')::date between as_of and last");

    private string Windows => Part(
        "window_end.day",
        $"'{Word(UpcomingKind.RightWindow)}'",
        "content ->> 'right'",
        "description",
        $"'{Word(UpcomingConsequence.WindowOver)}'",
        named: "content ->> 'windowStatedBy'",
        party: "holder",
        counterparty: "against",
        from: $"held {WindowEnd} where {LiveRight} and window_end.day between as_of and last "
            + "and (content ->> 'waivedBy' is null or (content ->> 'waivedUntil')::date < window_end.day)");

    private string Waivers => Part(
        "(content ->> 'waivedUntil')::date",
        $"'{Word(UpcomingKind.RightWaiver)}'",
        "content ->> 'right'",
        "description",
        $"case when window_end.day <= (content ->> 'waivedUntil')::date then '{Word(UpcomingConsequence.WindowOver)}' "
            + $"else '{Word(UpcomingConsequence.InForceAgain)}' end",
        named: "content ->> 'waivedBy'",
        party: "holder",
        counterparty: "against",
        from: $"held {WindowEnd} where {LiveRight} and content ->> 'waivedBy' is not null "
            + "and (content ->> 'waivedUntil')::date between as_of and last");

    private string Terms => Part(
        "term.final_day",
        $"'{Word(UpcomingKind.Term)}'",
        "content ->> 'deal'",
        "title",
        $"'{Word(UpcomingConsequence.TermOver)}'",
        named: "coalesce(content ->> 'nonRenewalNoticedBy', content ->> 'termStatedBy')",
        contested: "(content ->> 'isTermContested')::boolean",
        from: $"held cross join lateral {_schema}.term_of(content, as_of) as term "
            + $"where {LiveDeal} and term.final_day between as_of and last");

    private string Rounded => Part(
        "round.day",
        "round.kind",
        "content ->> 'deal'",
        "title",
        $"'{Word(UpcomingConsequence.GoesOn)}'",
        named: "content ->> 'termStatedBy'",
        contested: "(content ->> 'isTermContested')::boolean",
        months: "(content #>> array['term', 'renewal', 'months'])::integer",
        until: "round.until",
        from: $"held cross join lateral {_schema}.rounds_of(content, as_of, last) as round where {LiveDeal}");

    private static string Notices => Part(
        "(notice.value ->> 'endsOn')::date",
        $"'{Word(UpcomingKind.TerminationNotice)}'",
        "content ->> 'deal'",
        "title",
        $"'{Word(UpcomingConsequence.MayBeTerminated)}'",
        named: "notice.value ->> 'namedBy'",
        standing: "notice.value ->> 'standing'",
        contested: "(notice.value ->> 'isContested')::boolean",
        from: $"held cross join lateral jsonb_array_elements(content -> 'notices') as notice where {LiveDeal} "
            + "and (notice.value ->> 'endsOn')::date between as_of and last");

    /// <summary>
    /// The instalments of a commitment that fall due on one day. Performance fills earlier ones first; what was taken
    /// otherwise may have concerned any.
    /// </summary>
    private string Instalments => $"""
        select due.day, '{Word(UpcomingKind.Instalment)}', due.stream_id::text, due.commitment, owed.deal::text,
            due.subject, owed.debtor::text, owed.creditor::text, least(part.min, whole.max),
            case when whole.max < part.max or part.max is null then whole.max else part.max end, owed.unit::text,
            {SqlWords.Of<PositionNature>("owed.nature")}, '{Word(UpcomingConsequence.Overdue)}', null::integer,
            null::date, {SqlWords.Of<Standing>("owed.standing")}, owed.is_contested, due.named_by
        from (
            select stream_id, content ->> 'commitment' as commitment, (content ->> 'dueOn')::date as day,
                min(content ->> 'subject') as subject, min(content ->> 'namedBy') as named_by,
                bool_or(content -> 'amount' is null) as is_even,
                {SqlSpread.Sum("amount_", "", "true")},
                coalesce(min(before_min), 0) as before_min,
                case when bool_or(before_min is not null) then min(before_max) else 0 end as before_max
            from held
            cross join lateral (select {SqlSpread.Amount("content", "amount", "amount")}) as stated
            cross join lateral (select {SqlSpread.Amount("content", "before", "before")}) as earlier
            where kind = {(short)FigureKind.Instalment} and (content ->> 'dueOn')::date between as_of and last
            group by 1, 2, 3) as due
        cross join lateral ({Positions(OpenCommitment)}) as owed
        cross join lateral (select coalesce(owed.{Counted}_min, 0) as min, {OutstandingMax} as max) as whole
        cross join lateral ({SqlSpread.ProgressOf("owed.details -> 'progress'")}) as past
        cross join lateral (
            select case when due.is_even then past.undertaken_min else due.min end as min,
                case when due.is_even then past.undertaken_max else due.max end as max, due.before_min, due.before_max
            ) as stated
        cross join lateral ({SqlSpread.LeftOf("stated", "past")}) as part
        where not (coalesce(whole.max, 1) = 0 or coalesce(part.max, 1) = 0)
        """;

    private string Options => $"""
        select date '0001-01-01' + owed.last_day, '{Word(UpcomingKind.Option)}', owed.stream_id::text,
            owed.position_id::text, owed.deal::text, owed.details ->> 'subject', owed.holder::text,
            case when owed.holder = owed.debtor then owed.creditor else owed.debtor end::text,
            coalesce(owed.{Counted}_min, 0), {OutstandingMax}, owed.unit::text, null,
            '{Word(UpcomingConsequence.WindowOver)}', null::integer, null::date,
            {SqlWords.Of<Standing>("owed.standing")}, owed.is_contested, owed.details ->> 'grantedBy'
        from ({Positions(EndingOption)}) as owed
        where coalesce({OutstandingMax}, 1) > 0
        """;

    private static string OpenCommitment =>
        $" and each.kind = {(short)FigureKind.Commitment} and each.lifecycle = {(short)CommitmentLifecycle.Open} "
        + "and each.stream_id = due.stream_id and each.position_id = due.commitment";

    private static string EndingOption =>
        $" and each.last_day between asked.day and asked.day + upcoming_v1.within "
        + $"and each.lifecycle = {(short)OptionLifecycle.Open}";

    private static string OutstandingMax =>
        $"case when owed.traits & {AmountTraits.Point(AmountTraits.Amounts - 1)} <> 0 "
        + $"then coalesce(owed.{Counted}_min, 0) else owed.{Counted}_max end";

    private static string LiveDeal => $"held.kind = {(short)FigureKind.Deal} and content ->> 'endedOn' is null";

    private static string LiveRight =>
        $"held.kind = {(short)FigureKind.Right} and content ->> 'status' <> '{KebabCase.Of(RightStatus.Ended)}' "
        + "and not (content ->> 'isDissolved')::boolean";

    private string WindowEnd =>
        $"left join lateral {_schema}.last_day_of(content #>> array['window', 'to']) as window_end on true";

    private string Positions(string condition) => string.Join(" union all ",
        from rows in new[] { tables.Rows, tables.OwnRows }
        select $"""
            select each.* from {rows.Identifier} as each
            where each.tenant_id = upcoming_v1.tenant
                and (each.known_to = 'infinity' or each.known_to > upcoming_v1.known_at)
                and each.known_from <= upcoming_v1.known_at and each.effective_from <= asked.day
                and each.effective_to > asked.day and each.policies & asked.policies <> 0{condition}
            """);

    private static string Part(
        string day,
        string kind,
        string thing,
        string description,
        string consequence,
        string named,
        string from,
        string party = "party",
        string counterparty = "counterparty",
        string standing = "content ->> 'standing'",
        string contested = "(content ->> 'isContested')::boolean",
        string months = "null::integer",
        string until = "null::date") => $"""
        select {day} as day, {kind} as kind, stream_id::text as stream, {thing} as thing, content ->> 'deal' as deal,
            content ->> '{description}' as description, content ->> '{party}' as party,
            content ->> '{counterparty}' as counterparty, null::numeric as amount_min, null::numeric as amount_max,
            null as unit, null as nature, {consequence} as consequence, {months} as months, {until} as until,
            {standing} as standing, {contested} as is_contested, {named} as named_by
        from {from}
        """;

    private static string Word<T>(T value) where T : struct, Enum => KebabCase.Of(value);
}
