using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>That the entries of a stream name a party: by it, the streams are found that may concern the party.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Party">The party.</param>
/// <param name="Stream">The stream.</param>
internal sealed record NamedParty(string Tenant, Id<Party> Party, StreamKey Stream)
{
    /// <summary>Every column.</summary>
    public static IReadOnlyList<LedgerColumn<NamedParty>> Columns { get; } =
    [
        new LedgerColumn<NamedParty, string>("tenant_id", "varchar", NpgsqlDbType.Varchar, named => named.Tenant),
        new LedgerColumn<NamedParty, string>("party", "varchar", NpgsqlDbType.Varchar, named => named.Party.ToString()),
        new LedgerColumn<NamedParty, string>("stream_id", "varchar", NpgsqlDbType.Varchar, named => named.Stream.ToString()),
    ];
}
