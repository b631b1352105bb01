using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>The columns of the ledger's corners.</summary>
internal static class CornerColumns
{
    /// <summary>The columns that are summed up, each with the type that holds any sum of it.</summary>
    public static IReadOnlyList<(string Name, string SumType)> Measures { get; } =
    [
        ("min_sum", "numeric"), ("max_sum", "numeric"), ("open_ended", "bigint"), ("approximate", "bigint"),
        ("positions", "bigint"), ("contested", "bigint"), ("reported", "bigint"), ("alleged", "bigint"),
    ];

    /// <summary>Every column but the number that the database gives.</summary>
    public static IReadOnlyList<LedgerColumn<StoredCorner>> All { get; } =
    [
        Text("tenant_id", corner => corner.Tenant),
        Number("policies", corner => (short)corner.Corner.Key.Policies),
        Text("debtor", corner => corner.Corner.Key.Debtor),
        Text("creditor", corner => corner.Corner.Key.Creditor),
        Text("unit", corner => corner.Corner.Key.Unit),
        Number("nature", corner => (short)corner.Corner.Key.Nature),
        new LedgerColumn<StoredCorner, bool>(
            "is_passed_on", "boolean", NpgsqlDbType.Boolean, corner => corner.Corner.Key.IsPassedOn),
        new LedgerColumn<StoredCorner, DateTime>(
            "known_at", "timestamptz", NpgsqlDbType.TimestampTz, corner => corner.Corner.KnownAt.UtcDateTime),
        Count("effective_on", corner => corner.Corner.Day),
        Sum("min_sum", measures => measures.Min),
        Sum("max_sum", measures => measures.Max),
        Count("open_ended", corner => corner.Corner.Measures.OpenEnded),
        Count("approximate", corner => corner.Corner.Measures.Approximate),
        Count("positions", corner => corner.Corner.Measures.Positions),
        Count("contested", corner => corner.Corner.Measures.Contested),
        Count("reported", corner => corner.Corner.Measures.Reported),
        Count("alleged", corner => corner.Corner.Measures.Alleged),
    ];

    /// <summary>
    /// The end of <see cref="Opposite"/>: corners of one place are summed up, and those that come to nothing are left
    /// out.
    /// </summary>
    public static string OppositeGroups => $"""
         and known_at < 'infinity' and day < {RowColumns.Never}
             and (kind <> {(short)FigureKind.Option} or (makes_firm and lifecycle = {(short)OptionLifecycle.Open}))
        group by tenant_id, policies, debtor, creditor, unit, nature, is_passed_on, known_at, day
        having {string.Join(" or ", Opposites.Select(sum => $"{sum} <> 0"))}
        """;

    /// <summary>
    /// The statement that inserts the opposite of the corners of rows, up to the condition that chooses the rows.
    /// </summary>
    /// <param name="corners">The table of the corners.</param>
    /// <param name="rows">The table of the rows.</param>
    public static string Opposite(Table corners, Table rows) => $"""
        insert into {corners.Identifier} ({LedgerValues.Names(All)})
        select tenant_id, policies, debtor, creditor, unit, nature, is_passed_on, known_at, day,
            {string.Join(", ", Opposites)}
        from (
            select *, passes_on is not null as is_passed_on, coalesce(outstanding_min, 0) as least,
                traits & {AmountTraits.Point(Counted)} <> 0 as is_point,
                greatest(effective_from, least(effective_to, last_day + 1)) as counts_to from {rows.Identifier}
        ) as held cross join lateral (values
            (known_from, effective_from, -1), (known_from, counts_to, 1), (known_to, effective_from, 1),
            (known_to, counts_to, -1)) as corner (known_at, day, sign)
        """;

    /// <summary>The measures of a row's corners, as SQL.</summary>
    private static IReadOnlyList<string> Opposites { get; } =
    [
        "sum(sign * least)", "sum(sign * case when is_point then least else coalesce(outstanding_max, 0) end)",
        Number("not is_point and outstanding_max is null"),
        Number($"traits & {AmountTraits.ApproximateAt(Counted)} <> 0"), "sum(sign)", Number("is_contested"),
        Number($"standing = {(short)Standing.Reported}"), Number($"standing = {(short)Standing.Alleged}"),
    ];

    /// <summary>The place of the amount that totals count among a row's amounts.</summary>
    private const int Counted = AmountTraits.Amounts - 1;

    private static string Number(string condition) => $"sum(sign * ({condition})::integer)";

    private static LedgerColumn<StoredCorner> Text(string name, Func<StoredCorner, string> value) =>
        new LedgerColumn<StoredCorner, string>(name, "varchar", NpgsqlDbType.Varchar, value);

    private static LedgerColumn<StoredCorner> Number(string name, Func<StoredCorner, short> value) =>
        new LedgerColumn<StoredCorner, short>(name, "smallint", NpgsqlDbType.Smallint, value);

    private static LedgerColumn<StoredCorner> Count(string name, Func<StoredCorner, int> value) =>
        new LedgerColumn<StoredCorner, int>(name, "integer", NpgsqlDbType.Integer, value);

    private static LedgerColumn<StoredCorner> Sum(string name, Func<CornerMeasures, decimal> value) =>
        new LedgerColumn<StoredCorner, decimal>(
            name, "numeric", NpgsqlDbType.Numeric, corner => value(corner.Corner.Measures));
}
