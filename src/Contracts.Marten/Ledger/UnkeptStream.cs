using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>A stream that has no rows and is answered by folding.</summary>
/// <param name="Tenant">The tenant that owns it.</param>
/// <param name="Stream">The stream.</param>
internal sealed record UnkeptStream(string Tenant, StreamKey Stream)
{
    /// <summary>Every column.</summary>
    public static IReadOnlyList<LedgerColumn<UnkeptStream>> Columns { get; } =
    [
        new LedgerColumn<UnkeptStream, string>("tenant_id", "varchar", NpgsqlDbType.Varchar, unkept => unkept.Tenant),
        new LedgerColumn<UnkeptStream, string>("stream_id", "varchar", NpgsqlDbType.Varchar, unkept => $"{unkept.Stream}"),
    ];
}
