using System.Diagnostics;
using Spectre.Console;

namespace Replay;

/// <summary>Shows how far something is, on standard error, once a second has gone by since the start.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Flicker = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly Stopwatch SinceStart = Stopwatch.StartNew();

    /// <summary>Waits for something that cannot say how far it is.</summary>
    public static Task<T> ForAsync<T>(Terminal terminal, string what, Task<T> work) => ForAsync(terminal, what, new Steps(0), work);

    /// <summary>Waits for something that counts its steps.</summary>
    public static async Task<T> ForAsync<T>(Terminal terminal, string what, Steps steps, Task<T> work)
    {
        await Task.WhenAny(work, Task.Delay(Remaining()));
        if (work.IsCompleted)
            return await work;
        if (terminal.IsWatched)
            await ShowAsync(terminal, what, steps, work);
        else if (!steps.AreSilent)
            terminal.Complain(what + " …");
        return await work;
    }

    /// <summary>What is over in a moment is not shown, however late it is.</summary>
    private static TimeSpan Remaining() => Patience - SinceStart.Elapsed is var left && left > Flicker ? left : Flicker;

    private static Task ShowAsync(Terminal terminal, string what, Steps steps, Task work) =>
        terminal.Error.Progress().AutoClear(true).HideCompleted(true)
            .Columns(steps.Total == 0 ? [new SpinnerColumn(), new TaskDescriptionColumn()] : [new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()])
            .StartAsync(async context =>
            {
                var shown = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, steps.Total));
                shown.IsIndeterminate = steps.Total == 0;
                while (!work.IsCompleted)
                {
                    shown.Value = steps.Done;
                    await Task.WhenAny(work, Task.Delay(Tick));
                }
            });
}
