using Contracts;
using Contracts.Storage;

namespace Node;

/// <summary>Says each entry, and after a few of them waits for the input to end.</summary>
internal sealed class Teller : IEntrySubscriber
{
    private const int AFew = 5;

    private static int _told;

    public async Task HandleAsync(Entry entry, long sequence, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{entry.Stream} {entry.Version}");
        if (Interlocked.Increment(ref _told) >= AFew)
            await Console.In.ReadToEndAsync(cancellationToken);
    }
}
