using System.Globalization;

namespace Contracts.Endurance.Operation;

/// <summary>Runs sequences, some at a time, each worker over a server of its own.</summary>
internal sealed class OperationRun(Arguments arguments, TextWriter output)
{
    private const int Workers = 2;
    private const int Often = 50;

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly Lock _printing = new();
    private readonly RunProgress _progress = new(arguments.ProgressFile);
    private int _next = -1;
    private int _ended;
    private volatile bool _hasFailed;

    public Counts Counts => _progress.Counts;

    /// <summary>Runs all; after the first fault no other begins, unless the arguments say so.</summary>
    /// <returns>Whether no fault was found.</returns>
    public async Task<bool> RunAsync()
    {
        if (arguments.OnlyLists)
        {
            foreach (var seed in Enumerable.Range(arguments.First, arguments.Sequences))
                Print($"{Sequences.Of(seed, arguments.Steps, arguments.Without)}");
            return true;
        }

        _progress.TakeOver();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Workers, arguments.Sequences)).Select(_ => Task.Run(WorkAsync)));
        Print(string.Create(CultureInfo.InvariantCulture, $"operation: {Counts}, in {Minutes:0.0} minutes"));
        return !_hasFailed;
    }

    private double Minutes => _progress.MinutesBefore + MinutesNow;

    private double MinutesNow => TimeProvider.System.GetElapsedTime(_began).TotalMinutes;

    private async Task WorkAsync()
    {
        await using var server = await OwnServer.StartAsync();
        while ((!_hasFailed || arguments.KeepsGoing) && Interlocked.Increment(ref _next) is var next && next < arguments.Sequences)
        {
            var sequence = Sequences.Of(arguments.First + next, arguments.Steps, arguments.Without);
            if (_progress.Has(sequence.Seed))
                continue;
            var counts = new Counts();
            if (await SequenceRun.RunAsync(server, sequence, counts) is { } found)
            {
                _hasFailed = true;
                Counts.Add(found.Fault.Kind);
                await ReportAsync(server, sequence, found.Fault, found.Step);
            }
            else
            {
                _progress.Add(sequence.Seed, counts, MinutesNow);
            }

            if (Interlocked.Increment(ref _ended) is var ended && ended % Often == 0)
                Print(string.Create(CultureInfo.InvariantCulture, $"{ended} sequences, to seed {arguments.First + next}, {Counts["steps"]:N0} steps, {Counts["answers checked"]:N0} answers checked, {Minutes:0.0} minutes"));
        }
    }

    private async Task ReportAsync(OwnServer server, Sequence sequence, Fault fault, int step)
    {
        Print($"seed {sequence.Seed} found a fault at step {step} of {sequence.Steps.Count} ({fault.Kind}): {fault.Message}");
        if (arguments.KeepsGoing)
            return;
        var (shortest, again) = await Shrinking.ShrinkAsync(server, sequence, fault, step);
        Print(
            $"""
            {again.Kind}: {again.Message}
            The shortest sequence that finds it, of {shortest}
            Run it alone: {Arguments.Usage.Split(" [")[0]} --sequences 1 --first {sequence.Seed} --steps {arguments.Steps}

            """);
    }

    private void Print(string text)
    {
        lock (_printing)
            output.WriteLine(text);
    }
}
