using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace Contracts.Storage;

/// <summary>Says in the library's words that a stored event is of a type this version does not know.</summary>
internal static class KnownEvents
{
    public static async Task<T> Of<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Marten.Exceptions.UnknownEventTypeException unknown)
        {
            throw new UnknownEventException(unknown.EventTypeName, unknown);
        }
        catch (Marten.Exceptions.EventDeserializationFailureException failed) when (failed.InnerException is UnknownEventException inCorrection)
        {
            throw new UnknownEventException(inCorrection.EventType, failed);
        }
    }

    public static Task Of(Func<Task> read) => Of(async () =>
    {
        await read().ConfigureAwait(false);
        return true;
    });

    public static async IAsyncEnumerable<IEvent> Of(IAsyncEnumerable<IEvent> scan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = scan.GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await Of(() => events.MoveNextAsync().AsTask()).ConfigureAwait(false))
                yield return events.Current;
        }
    }
}
