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

    /// <summary>The columns that rows of every kind begin with: what a viewpoint decides by, and the kind.</summary>
    /// <remarks>Those of one length come first, so that they are found without going through texts.</remarks>
    public static IReadOnlyList<LedgerColumn<StoredRow>> Common { get; } =
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
        Number("kind", row => (short)row.Slice.Key.Kind),
    ];

    /// <summary>The columns that name a row's tenant, stream and key.</summary>
    public static IReadOnlyList<LedgerColumn<StoredRow>> Keys { get; } =
    [
        Text("tenant_id", row => row.Tenant),
        Text("stream_id", row => row.Row.Stream.ToString()),
        Text("position_id", row => row.Slice.Key.Name),
    ];

    /// <summary>Every column of a position's row.</summary>
    public static IReadOnlyList<LedgerColumn<StoredRow>> All { get; } =
    [
        .. Common,
        new LedgerColumn<StoredRow, int>("traits", "integer", NpgsqlDbType.Integer, row => Traits(row.Position)),
        Number("nature", row => (short)row.Position.CountsAs),
        Number("lifecycle", row => row.Position is OptionFigures option
            ? (short)option.Lifecycle
            : (short)((CommitmentFigures)row.Position).Lifecycle),
        Number("standing", row => (short)row.Position.Standing),
        new LedgerColumn<StoredRow, bool>(
            "is_contested", "boolean", NpgsqlDbType.Boolean, row => row.Position.IsContested),
        new LedgerColumn<StoredRow, bool>(
            "makes_firm",
            "boolean",
            NpgsqlDbType.Boolean,
            row => row.Position is OptionFigures { MakesFirm: true }),
        new LedgerColumn<StoredRow, int?>(
            "last_day",
            "integer",
            NpgsqlDbType.Integer,
            row => (row.Position as OptionFigures)?.LastDay?.DayNumber),
        .. Keys,
        Text("debtor", row => row.Position.Debtor.ToString()),
        Text("creditor", row => row.Position.Creditor.ToString()),
        Text("unit", row => row.Position.Counted.Unit.ToString()),
        TextOrNull("deal", row => row.Position.Deal?.ToString()),
        TextOrNull("passes_on", row => row.Position.PassesOn?.ToString()),
        TextOrNull("holder", row => (row.Position as OptionFigures)?.Holder.ToString()),
        new LedgerColumn<StoredRow, decimal>(
            "rank", "numeric", NpgsqlDbType.Numeric, row => PageCursor.SizeOf(row.Position).Rank),
        new LedgerColumn<StoredRow, decimal>(
            "rank_of_least", "numeric", NpgsqlDbType.Numeric, row => PageCursor.SizeOf(row.Position).Least),
        new LedgerColumn<StoredRow, string?>(
            "details", "jsonb", NpgsqlDbType.Jsonb, row => PositionDetails.Of(row.Position)),
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
            row => amount(row.Position) is { } stated ? AmountTraits.Min(stated) : null),
        new LedgerColumn<StoredRow, decimal?>(
            $"{name}_max",
            "numeric",
            NpgsqlDbType.Numeric,
            row => amount(row.Position) is { } stated ? AmountTraits.Max(stated) : null),
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

    /// <summary>The figures of a position's row.</summary>
    public PositionFigures Position => (PositionFigures)Slice.Figures;
}

/// <summary>What few positions have, as JSON.</summary>
/// <param name="Progress">The progress of a commitment's schedule; null if it has none.</param>
/// <param name="Subject">The subject of an option; null if not stated.</param>
/// <param name="GrantedBy">The fact that granted an option; null for a commitment.</param>
internal sealed record PositionDetails(ScheduleProgress? Progress, string? Subject, EntryId? GrantedBy)
{
    /// <summary>The details of a position as JSON; null if it has none.</summary>
    public static string? Of(PositionFigures figures) => figures switch
    {
        CommitmentFigures { Progress: { } progress } => LedgerJson.Write(new PositionDetails(progress, null, null)),
        OptionFigures option => LedgerJson.Write(new PositionDetails(null, option.Subject, option.GrantedBy)),
        _ => null,
    };
}
