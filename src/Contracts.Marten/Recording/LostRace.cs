using JasperFx;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Failures that mean that another writer was first.</summary>
internal static class LostRace
{
    private const int MostAttempts = 10;

    /// <summary>
    /// True where an attempt can be repeated: another writer was first, and the attempts are not used up.
    /// </summary>
    public static bool CanBeRunAgain(Exception failure, int attempt) => attempt < MostAttempts && IsOne(failure);

    /// <summary>True where a failure means that another writer was first.</summary>
    public static bool IsOne(Exception failure) => failure switch
    {
        ConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } => true,
        // Two first writers of one stream, which neither could lock.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "mt_streams" or "mt_events" } =>
            true,
        { InnerException: { } inner } => IsOne(inner),
        _ => false,
    };
}
