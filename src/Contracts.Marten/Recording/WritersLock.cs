namespace Contracts.Storage;

/// <summary>The lock of a schema that every writer shares until its transaction ends, so that whoever takes it alone finds nobody writing.</summary>
internal static class WritersLock
{
    public static string Shared(string schema) => $"pg_advisory_xact_lock_shared({Key(schema)})";

    public static string Alone(string schema) => $"pg_advisory_xact_lock({Key(schema)})";

    /// <summary>The key of the lock, as SQL.</summary>
    public static string Key(string schema) => $"hashtextextended('{schema}.ledger', 0)";
}
