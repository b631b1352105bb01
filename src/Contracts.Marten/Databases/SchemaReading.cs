using Npgsql;

namespace Contracts.Storage;

/// <summary>Compares a schema with the database's catalog while other hosts may swap tables.</summary>
/// <remarks>
/// PostgreSQL resolves some functions of the catalog by what is committed now, not by the query's snapshot: where a
/// rebuild drops a table in between, they fail with <c>could not open relation with OID</c> (XX000), or give null where
/// Weasel expects the definition of an index. The comparison changes nothing, or only what is missing, so it is
/// repeated.
/// </remarks>
internal static class SchemaReading
{
    private const int MostAttempts = 10;

    public static async Task<T> RunAsync<T>(Func<Task<T>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (Exception failure) when (attempt < MostAttempts && MetASwap(failure))
            {
            }
        }
    }

    private static bool MetASwap(Exception? failure) =>
        failure is not null
        && (failure is PostgresException { SqlState: PostgresErrorCodes.InternalError } or InvalidCastException
            || MetASwap(failure.InnerException));
}
