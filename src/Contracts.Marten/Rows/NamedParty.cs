using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>A party that a stream names, by which the streams are found that may concern the party.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Party">The party.</param>
/// <param name="Stream">The stream.</param>
internal sealed record NamedParty(string Tenant, Id<Party> Party, StreamKey Stream)
{
    /// <summary>Every column.</summary>
    public static IReadOnlyList<LedgerColumn<NamedParty>> Columns { get; } =
    [
        new LedgerColumn<NamedParty, string>("tenant_id", "varchar", NpgsqlDbType.Varchar, named => named.Tenant),
        new LedgerColumn<NamedParty, string>("party", "varchar", NpgsqlDbType.Varchar, named => named.Party.ToString()),
        new LedgerColumn<NamedParty, string>(
            "stream_id", "varchar", NpgsqlDbType.Varchar, named => named.Stream.ToString()),
    ];
}

/// <summary>A stream that has no rows and is answered by folding.</summary>
/// <param name="Tenant">The tenant that owns it.</param>
/// <param name="Stream">The stream.</param>
internal sealed record StreamWithoutRows(string Tenant, StreamKey Stream)
{
    /// <summary>Every column.</summary>
    public static IReadOnlyList<LedgerColumn<StreamWithoutRows>> Columns { get; } =
    [
        new LedgerColumn<StreamWithoutRows, string>(
            "tenant_id", "varchar", NpgsqlDbType.Varchar, withoutRows => withoutRows.Tenant),
        new LedgerColumn<StreamWithoutRows, string>(
            "stream_id", "varchar", NpgsqlDbType.Varchar, withoutRows => $"{withoutRows.Stream}"),
    ];
}
