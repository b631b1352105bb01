using Npgsql;

namespace Contracts.Endurance.Operation;

/// <summary>Tells the failures that say that an answer cannot be given from those that hide what failed.</summary>
internal static class Refusal
{
    /// <summary>Whether a failure surfaces as one that callers try again.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        NpgsqlException { IsTransient: true } => true,
        AggregateException all => all.InnerExceptions.All(IsTransient),
        { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };

    /// <summary>Whether a failure says that stored entries cannot be read, as one of the ledger's own exceptions.</summary>
    public static bool SaysUnreadable(Exception failure) =>
        failure.GetType().Assembly == typeof(Storage.IContractLedger).Assembly || failure.GetType().Assembly == typeof(History).Assembly
        || failure.InnerException is { } inner && SaysUnreadable(inner);
}
