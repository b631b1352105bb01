using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The columns of the rows of items.</summary>
internal static class ItemColumns
{
    /// <summary>Every column.</summary>
    /// <remarks>
    /// An item is found by its stream and kind, and by the days that something comes to. Its content is kept as it is
    /// written, since it is mostly read as a whole.
    /// </remarks>
    public static IReadOnlyList<LedgerColumn<StoredRow>> All { get; } =
    [
        .. RowColumns.Common,
        new LedgerColumn<StoredRow, int?>(
            "first_day", "integer", NpgsqlDbType.Integer, row => Item(row).Span?.First.DayNumber),
        new LedgerColumn<StoredRow, int?>(
            "last_day", "integer", NpgsqlDbType.Integer, row => Item(row).Span?.Last.DayNumber),
        .. RowColumns.Keys,
        new LedgerColumn<StoredRow, string>("content", "json", NpgsqlDbType.Json, row => LedgerJson.Write(Item(row))),
    ];

    private static LedgerItem Item(StoredRow row) => (LedgerItem)row.Slice.Figures;
}
