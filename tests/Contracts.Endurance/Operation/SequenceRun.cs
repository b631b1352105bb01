using Contracts.Endurance.Operation.Acts;
using Contracts.Endurance.Operation.Checks;

namespace Contracts.Endurance.Operation;

/// <summary>Runs one sequence over a database of its own.</summary>
internal static class SequenceRun
{
    private static int _databases;

    /// <summary>Runs it, with checks after each step.</summary>
    /// <returns>The first fault, with the number of the step that found it; null for none.</returns>
    public static async Task<(Fault Fault, int Step)?> RunAsync(OwnServer server, Sequence sequence, Counts counts)
    {
        var database = $"seed_{sequence.Seed}_{Interlocked.Increment(ref _databases)}";
        await server.CreateAsync(database, sequence.HasTables);
        await using var deployment = new Deployment(server, database, sequence.Bound, counts);
        var number = 0;
        try
        {
            await deployment.PutHostAsync(0, sequence.First);
            foreach (var step in sequence.Steps)
            {
                number++;
                await deployment.RunAsync(step.Act);
                await new Checking(deployment).CheckAsync(step.Looks);
                counts.Add("steps");
            }

            await EndAsync(deployment, sequence.Steps);
            counts.Add("sequences");
            return null;
        }
        catch (Fault found)
        {
            return (found, number);
        }
        catch (Exception failure)
        {
            return (new Fault(FaultKind.Wrong, $"A failure that nothing explains: {failure}", failure), number);
        }
    }

    /// <summary>Lets rows catch up, and asks everything once more.</summary>
    private static async Task EndAsync(Deployment deployment, IReadOnlyList<Step> steps)
    {
        await deployment.RunAsync(new EndWithin(Commits: true));
        for (var i = 0; i < 2; i++)
            await deployment.HostAt(i).SwitchDaemonAsync(isOn: true);
        await deployment.RunAsync(new CatchUp());
        var checking = new Checking(deployment);
        await checking.CheckAsync([.. steps.TakeLast(6).SelectMany(step => step.Looks.Take(2))]);
        await checking.CheckAllKeptAsync();
    }
}
