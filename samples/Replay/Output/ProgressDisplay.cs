using System.Diagnostics;
using Spectre.Console;

namespace Replay;

/// <summary>A progress display on standard error for work that lasts.</summary>
internal static class ProgressDisplay
{
    /// <summary>The time after the start of the program before anything is shown.</summary>
    private static readonly TimeSpan FirstShown = TimeSpan.FromSeconds(1);

    /// <summary>The shortest work that is shown; a shorter display would only flicker.</summary>
    private static readonly TimeSpan ShortestShown = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(100);
    private static readonly Stopwatch SinceStart = Stopwatch.StartNew();

    extension(Terminal terminal)
    {
        /// <summary>Awaits work of unknown length.</summary>
        public Task<T> ShowProgressAsync<T>(string what, Task<T> work) =>
            terminal.ShowProgressAsync(what, new ProgressCounter(0), work);

        /// <summary>Awaits work that counts its steps.</summary>
        public async Task<T> ShowProgressAsync<T>(string what, ProgressCounter steps, Task<T> work)
        {
            await Task.WhenAny(work, Task.Delay(Delay()));
            if (work.IsCompleted)
                return await work;
            if (terminal.IsErrorInteractive)
                await ShowAsync(terminal, what, steps, work);
            else if (!terminal.IsQuiet)
                terminal.WriteError(what + " …");
            return await work;
        }
    }

    private static TimeSpan Delay() =>
        FirstShown - SinceStart.Elapsed is var left && left > ShortestShown ? left : ShortestShown;

    private static Task ShowAsync(Terminal terminal, string what, ProgressCounter steps, Task work)
    {
        ProgressColumn[] bar = steps.Total == 0 ? [] : [new ProgressBarColumn(), new PercentageColumn()];
        return terminal.Error.Progress().AutoClear(true).HideCompleted(true)
            .Columns([new SpinnerColumn(), new TaskDescriptionColumn(), .. bar])
            .StartAsync(async context =>
            {
                var shown = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, steps.Total));
                shown.IsIndeterminate = steps.Total == 0;
                while (!work.IsCompleted)
                {
                    shown.Value = steps.Done;
                    await Task.WhenAny(work, Task.Delay(RefreshInterval));
                }
            });
    }
}
/// <summary>A count of finished steps, which another thread may display.</summary>
/// <param name="total">The number of steps; 0 where it is not known.</param>
internal sealed class ProgressCounter(int total) : IProgress<int>
{
    private int _done;

    public int Total => total;

    public int Done => Volatile.Read(ref _done);

    public void Report(int value) => Volatile.Write(ref _done, value);
}
