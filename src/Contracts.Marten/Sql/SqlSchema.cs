using Marten;
using Weasel.Core;

namespace Contracts.Storage;

/// <summary>
/// The schema with the functions that answer in SQL, for reports and BI tools: <c>contracts_sql</c> beside
/// <c>contracts</c>.
/// </summary>
/// <remarks>
/// The functions of a version, such as <c>positions_v1</c>, keep their parameters and columns for ever; others get
/// another version.
/// </remarks>
internal static class SqlSchema
{
    private const string Ending = "_sql";
    private const int LongestName = 63;

    /// <summary>The name of the SQL schema of a ledger; its beginning is cut off where it would be too long.</summary>
    /// <param name="ledger">The ledger's schema.</param>
    public static string NameOf(string ledger) =>
        $"{ledger[..Math.Min(ledger.Length, LongestName - Ending.Length)]}{Ending}";

    /// <summary>Registers the schema of a ledger with its store, after the ledger's tables.</summary>
    public static void AddTo(StoreOptions store, LedgerTables tables) =>
        store.Storage.ExtendedSchemaObjects.AddRange(Objects(tables));

    private static IEnumerable<ISchemaObject> Objects(LedgerTables tables) =>
    [
        new SqlReaders(NameOf(tables.Schema)),
        .. new SqlChecks(tables).Functions,
        .. new SqlPositions(tables).Functions,
        .. new SqlItems(tables).Functions,
        .. new SqlUpcoming(tables).Functions,
        .. new SqlBacklog(tables).Functions,
        .. new SqlEntries(tables).Functions,
    ];
}
