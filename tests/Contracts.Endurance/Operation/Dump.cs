namespace Contracts.Endurance.Operation;

/// <summary>A copy of the database, in a file of pg_dump or as another database, with what had been acknowledged then.</summary>
/// <param name="Server">The server.</param>
/// <param name="Name">The name of the copy.</param>
/// <param name="IsFile">Whether it is a file.</param>
/// <param name="HasTables">Whether the ledger's tables were there.</param>
/// <param name="Acknowledged">What had been acknowledged.</param>
/// <param name="Entries">The entries by their numbers.</param>
internal sealed record Dump(OwnServer Server, string Name, bool IsFile, bool HasTables, Histories Acknowledged, IReadOnlyDictionary<long, Entry> Entries) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (IsFile)
            File.Delete(Name);
        else
            await Server.DropAsync(Name);
    }
}
