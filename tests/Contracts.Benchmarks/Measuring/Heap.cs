namespace Contracts.Benchmarks.Measuring;

/// <summary>How much is held while something goes on.</summary>
internal static class Heap
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>The most bytes that are on the heap beyond what was there before, looked at time and again.</summary>
    public static async Task<double> MostHeldAsync(Func<Task> operation)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var running = Task.Run(operation);
        while (await Task.WhenAny(running, Task.Delay(BetweenLooks)) != running)
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        await running;
        return most;
    }
}
