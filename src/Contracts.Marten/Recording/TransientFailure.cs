using System.Runtime.ExceptionServices;
using Marten.Exceptions;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Surfaces failures of the connection or the server that a later attempt may get past.</summary>
internal static class TransientFailure
{
    /// <summary>The transient exception of Npgsql that Marten wrapped; any other failure as it is.</summary>
    public static Exception Of(Exception failure) =>
        failure is MartenCommandException or AggregateException && Within(failure.InnerException) is { } transient
            ? transient
            : failure;

    /// <summary>Throws the transient exception that a failure wraps, if it wraps one.</summary>
    public static void ThrowIfWithin(Exception failure)
    {
        if (Of(failure) is var first && first != failure)
            ExceptionDispatchInfo.Throw(first);
    }

    private static NpgsqlException? Within(Exception? failure) => failure switch
    {
        NpgsqlException { IsTransient: true } transient => transient,
        null => null,
        _ => Within(failure.InnerException),
    };
}
