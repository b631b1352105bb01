namespace Contracts.Storage;

/// <summary>The functions that answer from the ledger's rows: positions, totals and exposure.</summary>
/// <remarks>
/// Each reads the rows in one statement, with their state: a change in between cannot part them. Amounts, days and
/// words are decoded as <see cref="RowReader"/> does (<see cref="RowColumns"/>, <see cref="AmountTraits"/>).
/// </remarks>
internal sealed class SqlPositions(LedgerTables tables)
{
    private const string Parameters =
        "tenant text, as_of date, known_at timestamp with time zone, policy text, skip_unkept boolean DEFAULT false";

    private static readonly (string Name, string Says)[] Amounts =
    [
        ("committed", "committed in all"),
        ("performed", "performed"),
        ("withdrawn", "withdrawn by the debtor"),
        ("reduced", "reduced by agreement"),
        ("novated", "novated to another commitment"),
        ("exceeded", "performed beyond what stood"),
        ("outstanding", "outstanding of a commitment, left of an option"),
    ];

    private static readonly SqlColumn Unit = new("unit", "text", "The unit of all amounts, such as USD.");

    private static readonly SqlColumn Nature =
        new("nature", "text", $"One of {SqlWords.All<PositionNature>()}. Each is summed up by itself.");

    private static readonly SqlColumn Provisional = new(
        "is_provisional",
        "boolean",
        "True where entries that are known at the instant may still be recorded: the answer may change.");

    private static readonly IReadOnlyList<SqlColumn> Sums =
    [
        new("outstanding_min", "numeric", "The sum of the lower bounds."),
        new("outstanding_max", "numeric", "The sum of the upper bounds; null where a part has none."),
        new("max_of_bounded", "numeric", "The sum of the upper bounds of the parts that have one."),
        new("open_ended", "bigint", "The number of parts without an upper bound."),
        new("positions", "bigint", "The number of parts: commitments, closed ones included, and open options that "
            + "would make or increase what is firm."),
        new("is_approximate", "boolean", "True where a part was stated as approximate."),
        new("standing", "text", $"The weakest standing of the parts: one of {SqlWords.All<Standing>()}."),
        new("is_contested", "boolean", "True where a disputed fact affects a part."),
        Provisional,
    ];

    private readonly string _schema = SqlSchema.NameOf(tables.Schema);

    public IEnumerable<SqlFunction> Functions => [Positions, Totals, Exposure];

    private SqlFunction Positions => new(_schema, "positions_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            new("stream", "text", "The stream, such as partnership/acme-globex."),
            new("kind", "text", "commitment or option."),
            new("id", "text", "The id, unique in the stream among those of its kind."),
            new("debtor", "text", "The party that owes, or would once the option is exercised."),
            new("creditor", "text", "The party that is owed, or would be once the option is exercised."),
            new("deal", "text", "The deal that it belongs to; null for none."),
            Nature,
            new("lifecycle", "text", $"Of a commitment one of {SqlWords.All<CommitmentLifecycle>()}; "
                + $"of an option one of {SqlWords.All<OptionLifecycle>()}."),
            new("holder", "text", "The party that can exercise the option; null for a commitment."),
            new("last_day", "date", "The last day on which the option can be exercised; null if not stated."),
            new("passes_on", "text", "The commitment that it passes on; null for none."),
            new("is_passed_on", "boolean", "True where it passes one on: it counts only between its pair."),
            new("standing", "text", $"The weakest standing of its facts: one of {SqlWords.All<Standing>()}."),
            new("is_contested", "boolean", "True where a disputed fact affects it."),
            Unit,
            .. Amounts.SelectMany(SqlColumn.BoundsOf),
            Provisional,
        ],
        Says = """
            The commitments and options at the end of a day, as known at an instant, by an evidence policy; closed ones
            included. All amounts of an option but outstanding are 0.
            """,
        FoldVersion = tables.FoldVersion,
        Body = $"""
            #variable_conflict use_column
            declare
                asked record;
            begin
                select * into strict asked from {_schema}.check_viewpoint(tenant, as_of, known_at, policy);
                return query select
                    held.stream_id::text,
                    {SqlWords.Of<FigureKind>("held.kind", [FigureKind.Commitment, FigureKind.Option])},
                    held.position_id::text, held.debtor::text, held.creditor::text, held.deal::text,
                    {SqlWords.Of<PositionNature>("held.nature")},
                    case when held.is_over then '{KebabCase.Of(OptionLifecycle.WindowOver)}'
                        when held.kind = {(short)FigureKind.Option}
                            then {SqlWords.Of<OptionLifecycle>("held.lifecycle")}
                        else {SqlWords.Of<CommitmentLifecycle>("held.lifecycle")} end,
                    held.holder::text, date '0001-01-01' + held.last_day, held.passes_on::text,
                    held.passes_on is not null, {SqlWords.Of<Standing>("held.standing")}, held.is_contested,
                    held.unit::text,
                    {string.Join(",\n        ", Amounts.SelectMany((_, place) => Decoded(place)))},
                    asked.is_unsettled or checked.is_behind
                {From("positions_v1")};
            end
            """,
    };

    private SqlFunction Totals => new(_schema, "totals_v1")
    {
        Parameters = Parameters,
        Columns = [Unit, Nature, .. Sums],
        Says = """
            The outstanding amounts of all streams at the end of a day, as known at an instant, by an evidence policy.
            Commitments that pass another one on are left out, so that nothing counts twice.
            """,
        FoldVersion = tables.FoldVersion,
        Body = Summed(
            "totals_v1",
            "held.unit, held.nature",
            $"held.unit::text, {SqlWords.Of<PositionNature>("held.nature")}",
            " and held.passes_on is null"),
    };

    private SqlFunction Exposure => new(_schema, "exposure_v1")
    {
        Parameters = Parameters,
        Columns =
        [
            new("debtor", "text", "The party that owes."),
            new("creditor", "text", "The party that is owed."),
            Unit,
            Nature,
            new("is_passed_on", "boolean", "True for the parts that pass another commitment on: left out wherever "
                + "pairs are added up."),
            .. Sums,
        ],
        Says = """
            The outstanding amounts between each debtor and creditor at the end of a day, as known at an instant, by an
            evidence policy. A sum over pairs has the condition "not is_passed_on", so that nothing counts twice.
            """,
        FoldVersion = tables.FoldVersion,
        Body = Summed(
            "exposure_v1",
            "held.debtor, held.creditor, held.unit, held.nature, held.passes_on is not null",
            $"held.debtor::text, held.creditor::text, held.unit::text, {SqlWords.Of<PositionNature>("held.nature")}, "
                + "held.passes_on is not null",
            ""),
    };

    /// <summary>The body of a function that sums up what is outstanding, for each group.</summary>
    private string Summed(string function, string group, string columns, string condition) => $"""
        #variable_conflict use_column
        declare
            asked record;
        begin
            select * into strict asked from {_schema}.check_viewpoint(tenant, as_of, known_at, policy);
            return query select
                {columns},
                sum(amount.min),
                case when count(*) = count(amount.max) then sum(amount.max) end,
                coalesce(sum(amount.max), 0),
                count(*) - count(amount.max),
                count(*),
                bool_or(amount.is_approximate),
                {SqlWords.Of<Standing>("max(held.standing)")},
                bool_or(held.is_contested),
                asked.is_unsettled or bool_or(checked.is_behind)
            {From(function)}
                and (held.kind <> {(short)FigureKind.Option} or (held.makes_firm and not held.is_over
                    and held.lifecycle = {(short)OptionLifecycle.Open})){condition}
            group by {group};
        end
        """;

    /// <summary>The rows at the viewpoint, with the check of their state in the same statement.</summary>
    /// <remarks>
    /// For a condition that is false of null, PostgreSQL would make the outer join an inner one, and might not run the
    /// check where there are no rows.
    /// </remarks>
    private string From(string function) => $"""
        from {_schema}.check_rows({function}.tenant, {function}.known_at, asked.number, {function}.skip_unkept)
            as checked
        left join lateral (
            {RowsAt(tables, function)}
        ) as held on true
        cross join lateral (
            select {Outstanding}) as amount (min, max, is_approximate)
        where coalesce(held.stream_id, '') <> ''
        """;

    /// <summary>The outstanding amount of a row, or what is left of an option, as SQL on the relation held.</summary>
    public static string Outstanding => string.Join(", ", Decoded(AmountTraits.Amounts - 1));

    /// <summary>The rows of positions at the viewpoint, as SQL within a function.</summary>
    /// <remarks>
    /// Rows without an end lie together in their index, by their beginning: those that began later are passed over.
    /// </remarks>
    public static string RowsAt(LedgerTables tables, string function, string condition = "") =>
        string.Join("\n        union all\n        ", from rows in new[] { tables.Rows, tables.OwnRows }
            from end in new[]
            {
                "each.known_to = 'infinity'", $"each.known_to > {function}.known_at and each.known_to < 'infinity'",
            }
            select $"""
                select each.*, coalesce(each.kind = {(short)FigureKind.Option} and each.last_day < asked.day
                        and each.lifecycle = {(short)OptionLifecycle.Open}, false) as is_over
                    from {rows.Identifier} as each
                    where each.tenant_id = {function}.tenant and {end} and each.known_from <= {function}.known_at
                        and each.effective_from <= asked.day and each.effective_to > asked.day
                        and each.policies & asked.policies <> 0{condition}
                """);

    /// <summary>An amount's bounds and trait. The other amounts of an option are 0, not unknown.</summary>
    private static string[] Decoded(int place)
    {
        var name = Amounts[place].Name;
        var isNone = place == AmountTraits.Amounts - 1
            ? "held.is_over"
            : $"held.kind = {(short)FigureKind.Option}";
        return
        [
            $"case when {isNone} then 0 else coalesce(held.{name}_min, 0) end",
            $"case when {isNone} then 0 when held.traits & {AmountTraits.Point(place)} <> 0 "
                + $"then coalesce(held.{name}_min, 0) else held.{name}_max end",
            $"not ({isNone}) and held.traits & {AmountTraits.ApproximateAt(place)} <> 0",
        ];
    }
}
