using System.Diagnostics;

namespace Contracts.Benchmarks.Measuring;

/// <summary>Measures both sides of a comparison in turn and in many short rounds, so that whatever else the machine does meets both.</summary>
internal static class SideBySide
{
    private const int RoundsOfLong = 3;
    private const int MostOperations = 100_000;
    private const int MostBetweenLooks = 256;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(8);

    public static async Task<Figure> MeasureAsync(Comparison row, Place place)
    {
        await row.PrepareAsync(place);
        if (row.Measure == Measure.Stored)
            return Figure.Of(row, [(await row.OursInBytesAsync(), await row.TheirsInBytesAsync())]);
        var (operations, count) = row.IsLong ? (1, RoundsOfLong) : (await WarmUpAsync(row, place.Scale.WarmUp), place.Scale.Rounds);
        // All at once, so that no round comes just after what its data made the machine do.
        await row.ProvideAsync(operations * count);
        var rounds = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < count; round++)
        {
            // Whoever is second finds warmer caches; so the two take turns in it.
            var oursIsFirst = round % 2 == 0;
            var first = await TakeAsync(row.Measure, oursIsFirst ? row.OursAsync : row.ReferenceAsync, operations);
            var second = await TakeAsync(row.Measure, oursIsFirst ? row.ReferenceAsync : row.OursAsync, operations);
            rounds.Add(oursIsFirst ? (first, second) : (second, first));
        }

        return Figure.Of(row, rounds);
    }

    /// <summary>Runs both until they are compiled for speed, and says how many operations make a sample.</summary>
    private static async Task<int> WarmUpAsync(Comparison row, TimeSpan most)
    {
        var (all, compiling) = (Stopwatch.StartNew(), new Compiling());
        var (operations, together, more) = (0, TimeSpan.Zero, 1);
        while (operations < 2 || all.Elapsed < LeastWarmUp || (compiling.GoesOn && all.Elapsed < most))
        {
            await row.ProvideAsync(more);
            var both = Stopwatch.StartNew();
            for (var i = 0; i < more; i++)
            {
                await row.OursAsync();
                await row.ReferenceAsync();
            }

            together += both.Elapsed;
            operations += more;
            more = Math.Clamp((int)(BetweenLooks * operations / together), 1, MostBetweenLooks);
        }

        return Math.Clamp((int)(2 * Sample * operations / together), 1, MostOperations);
    }

    private static async Task<double> TakeAsync(Measure measure, Func<Task> operation, int operations)
    {
        if (measure == Measure.Held)
            return await Heap.MostHeldAsync(operation);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < operations; i++)
            await operation();
        var seconds = watch.Elapsed.TotalSeconds;
        return (measure == Measure.Time ? seconds : GC.GetTotalAllocatedBytes(precise: true) - bytes) / operations;
    }
}
