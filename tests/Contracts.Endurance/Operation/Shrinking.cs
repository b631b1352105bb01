namespace Contracts.Endurance.Operation;

/// <summary>Shortens a sequence that finds a fault to one that still finds one.</summary>
internal static class Shrinking
{
    private const int MostRuns = 60;

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(3);

    /// <summary>Leaves steps out, many at a time and then one by one, as long as a fault is found.</summary>
    public static async Task<(Sequence Sequence, Fault Fault)> ShrinkAsync(OwnServer server, Sequence failing, Fault fault, int failedAt)
    {
        var began = TimeProvider.System.GetTimestamp();
        var shortest = failing with { Steps = [.. failing.Steps.Take(failedAt)] };
        var runs = 0;
        for (var size = shortest.Steps.Count / 2; size >= 1; size /= 2)
        {
            for (var start = shortest.Steps.Count - size; start >= 0; start -= size)
            {
                if (++runs > MostRuns || TimeProvider.System.GetElapsedTime(began) > LongEnough)
                    return (shortest, fault);
                var shorter = shortest with { Steps = [.. shortest.Steps.Take(start), .. shortest.Steps.Skip(start + size)] };
                if (await SequenceRun.RunAsync(server, shorter, new Counts()) is not { } again || again.Fault.Kind != fault.Kind)
                    continue;
                (shortest, fault) = (shorter with { Steps = [.. shorter.Steps.Take(again.Step)] }, again.Fault);
                start = Math.Min(start, shortest.Steps.Count);
            }
        }

        return (shortest, fault);
    }
}
