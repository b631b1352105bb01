using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The columns of the ledger's rows.</summary>
/// <remarks>
/// Days are counted from 0001-01-01, so that the last day that can be stated is not taken for "never", which
/// PostgreSQL's own dates end with.
/// </remarks>
internal static class RowColumns
{
    /// <summary>The day number of an end that is not in sight.</summary>
    public const int Never = int.MaxValue;

    private static readonly (string Name, Func<CommitmentFigures, Amount> Of)[] Amounts =
    [
        ("committed", figures => figures.Committed),
        ("performed", figures => figures.Performed),
        ("withdrawn", figures => figures.Withdrawn),
        ("reduced", figures => figures.Reduced),
        ("novated", figures => figures.Novated),
        ("exceeded", figures => figures.Exceeded),
        ("outstanding", figures => figures.Outstanding),
    ];

    /// <summary>Every column, in the order in which <see cref="RowReader"/> reads them.</summary>
    /// <remarks>
    /// What has one length in all rows comes first, and what a viewpoint decides by before that: it is found without
    /// going through the texts.
    /// </remarks>
    public static IReadOnlyList<LedgerColumn<StoredRow>> All { get; } =
    [
        new LedgerColumn<StoredRow, DateTime>(
            "known_to",
            "timestamptz",
            NpgsqlDbType.TimestampTz,
            row => row.Row.KnownTo?.UtcDateTime ?? DateTime.MaxValue),
        new LedgerColumn<StoredRow, DateTime>(
            "known_from", "timestamptz", NpgsqlDbType.TimestampTz, row => row.Row.KnownFrom.UtcDateTime),
        new LedgerColumn<StoredRow, int>(
            "effective_to", "integer", NpgsqlDbType.Integer, row => row.Slice.EffectiveTo?.DayNumber ?? Never),
        new LedgerColumn<StoredRow, int>(
            "effective_from", "integer", NpgsqlDbType.Integer, row => row.Slice.EffectiveFrom.DayNumber),
        Number("policies", row => (short)row.Policies),
        Number("kind", row => (short)row.Slice.Position.Kind),
        new LedgerColumn<StoredRow, int>("traits", "integer", NpgsqlDbType.Integer, row => Traits(row.Slice.Figures)),
        Number("nature", row => (short)row.Slice.Figures.CountsAs),
        Number("lifecycle", row => row.Slice.Figures is OptionFigures option
            ? (short)option.Lifecycle
            : (short)((CommitmentFigures)row.Slice.Figures).Lifecycle),
        Number("standing", row => (short)row.Slice.Figures.Standing),
        new LedgerColumn<StoredRow, bool>(
            "is_contested", "boolean", NpgsqlDbType.Boolean, row => row.Slice.Figures.IsContested),
        new LedgerColumn<StoredRow, bool>(
            "makes_firm",
            "boolean",
            NpgsqlDbType.Boolean,
            row => row.Slice.Figures is OptionFigures { MakesFirm: true }),
        new LedgerColumn<StoredRow, int?>(
            "last_day",
            "integer",
            NpgsqlDbType.Integer,
            row => (row.Slice.Figures as OptionFigures)?.LastDay?.DayNumber),
        Text("tenant_id", row => row.Tenant),
        Text("stream_id", row => row.Row.Stream.ToString()),
        Text("position_id", row => row.Slice.Position.Name),
        Text("debtor", row => row.Slice.Figures.Debtor.ToString()),
        Text("creditor", row => row.Slice.Figures.Creditor.ToString()),
        Text("unit", row => row.Slice.Figures.Counted.Unit.ToString()),
        TextOrNull("deal", row => row.Slice.Figures.Deal?.ToString()),
        TextOrNull("passes_on", row => row.Slice.Figures.PassesOn?.ToString()),
        TextOrNull("holder", row => (row.Slice.Figures as OptionFigures)?.Holder.ToString()),
        .. Amounts.SelectMany((amount, index) => Bounds(amount.Name, figures => AmountAt(figures, index))),
    ];

    /// <summary>
    /// An amount by its place among the columns; an option has only what is left of it, as its outstanding amount.
    /// </summary>
    private static Amount? AmountAt(PositionFigures figures, int index) =>
        figures is CommitmentFigures commitment ? Amounts[index].Of(commitment)
        : index == Amounts.Length - 1 ? figures.Counted
        : null;

    private static int Traits(PositionFigures figures)
    {
        var traits = 0;
        for (var i = 0; i < Amounts.Length; i++)
            traits |= AmountAt(figures, i) is { } amount ? AmountTraits.Of(amount, i) : 0;
        return traits;
    }

    private static LedgerColumn<StoredRow>[] Bounds(string name, Func<PositionFigures, Amount?> amount) =>
    [
        new LedgerColumn<StoredRow, decimal?>(
            $"{name}_min",
            "numeric",
            NpgsqlDbType.Numeric,
            row => amount(row.Slice.Figures) is { } stated ? AmountTraits.Min(stated) : null),
        new LedgerColumn<StoredRow, decimal?>(
            $"{name}_max",
            "numeric",
            NpgsqlDbType.Numeric,
            row => amount(row.Slice.Figures) is { } stated ? AmountTraits.Max(stated) : null),
    ];

    private static LedgerColumn<StoredRow> Text(string name, Func<StoredRow, string> value) =>
        new LedgerColumn<StoredRow, string>(name, "varchar", NpgsqlDbType.Varchar, value);

    private static LedgerColumn<StoredRow> TextOrNull(string name, Func<StoredRow, string?> value) =>
        new LedgerColumn<StoredRow, string?>(name, "varchar", NpgsqlDbType.Varchar, value);

    private static LedgerColumn<StoredRow> Number(string name, Func<StoredRow, short> value) =>
        new LedgerColumn<StoredRow, short>(name, "smallint", NpgsqlDbType.Smallint, value);
}

/// <summary>A row of the ledger as it is stored.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Policies">The policies under which it answers.</param>
/// <param name="Row">The row.</param>
internal sealed record StoredRow(string Tenant, NamedPolicies Policies, LedgerRow Row)
{
    public LedgerSlice Slice => Row.Slice;
}
