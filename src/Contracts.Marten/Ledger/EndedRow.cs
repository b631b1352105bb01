using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>A row that stood before and ends.</summary>
/// <param name="Policies">The policies under which it answered.</param>
/// <param name="Slice">What it said.</param>
/// <param name="KnownAt">The instant at which it ends.</param>
internal sealed record EndedRow(NamedPolicies Policies, LedgerSlice Slice, DateTimeOffset KnownAt)
{
    /// <summary>What finds it in its stream, and its end.</summary>
    public static IReadOnlyList<LedgerColumn<EndedRow>> Columns { get; } =
    [
        new LedgerColumn<EndedRow, DateTime>("known_at", "timestamptz", NpgsqlDbType.TimestampTz, row => row.KnownAt.UtcDateTime),
        new LedgerColumn<EndedRow, short>("policies", "smallint", NpgsqlDbType.Smallint, row => (short)row.Policies),
        new LedgerColumn<EndedRow, short>("kind", "smallint", NpgsqlDbType.Smallint, row => (short)row.Slice.Position.Kind),
        new LedgerColumn<EndedRow, string>("position_id", "varchar", NpgsqlDbType.Varchar, row => row.Slice.Position.Name),
        new LedgerColumn<EndedRow, int>("effective_from", "integer", NpgsqlDbType.Integer, row => row.Slice.EffectiveFrom.DayNumber),
    ];
}
