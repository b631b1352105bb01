using Npgsql;

namespace Contracts.Storage;

/// <summary>Ends a COPY with the failure that ended it.</summary>
/// <remarks>Ending a COPY on a lost connection fails, too, and would hide the first failure.</remarks>
internal static class CopyEnding
{
    /// <summary>Runs what fills a copy, and ends the copy.</summary>
    public static void End(this NpgsqlBinaryImporter copy, Action fill)
    {
        try
        {
            fill();
        }
        catch
        {
            Quietly(copy.Dispose);
            throw;
        }

        copy.Dispose();
    }

    /// <inheritdoc cref="End"/>
    public static async Task EndAsync(this NpgsqlBinaryImporter copy, Func<Task> fill)
    {
        try
        {
            await fill().ConfigureAwait(false);
        }
        catch
        {
            Quietly(copy.Dispose);
            throw;
        }

        await copy.DisposeAsync().ConfigureAwait(false);
    }

    private static void Quietly(Action ending)
    {
        try
        {
            ending();
        }
        catch (Exception)
        {
            // The first failure is the one to be told.
        }
    }
}
