using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The columns of the ledger's corners.</summary>
internal static class CornerColumns
{
    /// <summary>The columns that are summed up, each with the type that holds any sum of it.</summary>
    public static IReadOnlyList<(string Name, string SumType)> Measures { get; } =
    [
        ("min_sum", "numeric"), ("max_sum", "numeric"), ("open_ended", "bigint"), ("approximate", "bigint"), ("positions", "bigint"), ("contested", "bigint"), ("reported", "bigint"), ("alleged", "bigint"),
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
        new LedgerColumn<StoredCorner, bool>("is_passed_on", "boolean", NpgsqlDbType.Boolean, corner => corner.Corner.Key.IsPassedOn),
        new LedgerColumn<StoredCorner, DateTime>("known_at", "timestamptz", NpgsqlDbType.TimestampTz, corner => corner.Corner.KnownAt.UtcDateTime),
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

    private static LedgerColumn<StoredCorner> Text(string name, Func<StoredCorner, string> value) =>
        new LedgerColumn<StoredCorner, string>(name, "varchar", NpgsqlDbType.Varchar, value);

    private static LedgerColumn<StoredCorner> Number(string name, Func<StoredCorner, short> value) =>
        new LedgerColumn<StoredCorner, short>(name, "smallint", NpgsqlDbType.Smallint, value);

    private static LedgerColumn<StoredCorner> Count(string name, Func<StoredCorner, int> value) =>
        new LedgerColumn<StoredCorner, int>(name, "integer", NpgsqlDbType.Integer, value);

    private static LedgerColumn<StoredCorner> Sum(string name, Func<CornerMeasures, decimal> value) =>
        new LedgerColumn<StoredCorner, decimal>(name, "numeric", NpgsqlDbType.Numeric, corner => value(corner.Corner.Measures));
}
