using Spectre.Console;

namespace Replay.Terminals;

/// <summary>Shows how far something is, on standard error, once it has taken a second.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for something that cannot say how far it is.</summary>
    public static Task<T> ForAsync<T>(Terminal terminal, string what, Task<T> work) => ForAsync(terminal, what, new Steps(0), work);

    /// <summary>Waits for something that counts its steps.</summary>
    public static async Task<T> ForAsync<T>(Terminal terminal, string what, Steps steps, Task<T> work)
    {
        await Task.WhenAny(work, Task.Delay(Patience));
        if (work.IsCompleted)
            return await work;
        if (terminal.IsWatched)
            await ShowAsync(terminal, what, steps, work);
        else if (!steps.AreSilent)
            terminal.Complain(what + " …");
        return await work;
    }

    private static Task ShowAsync(Terminal terminal, string what, Steps steps, Task work) =>
        terminal.Error.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
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
