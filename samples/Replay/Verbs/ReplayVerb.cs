using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>Records a history as it came to be known, and shows the commitments that it comes to.</summary>
internal sealed class ReplayVerb() : Verb("replay", "Records a history, entry by entry, and shows the current commitments.")
{
    private static readonly Option<bool> StepOption = new("--step") { Description = "Pauses at each entry." };

    protected override IEnumerable<CommandOption> Options => [StepOption, .. Given.OfView, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var isStepwise = given.Of(StepOption);
        if (isStepwise && given.Histories.Contains("-"))
            throw new RefusedException("The history is '-' and --step pauses for what is typed; one of them at most is standard input.");
        using var input = await HistoryInput.OpenAsync(given.Histories is { Count: > 0 } named ? named : [HistoryInput.Bundled], cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await Opening.LedgerAsync(given.Place, isFresh: false, terminal, isSilent: false, cancellationToken);
        var told = await Recording.PreviewAsync(ledger, given.Place, lines, terminal, cancellationToken);
        if (isStepwise)
            await StepAsync(ledger, lines, new EntryWords(told), terminal, cancellationToken);
        else
            await Recording.AllAsync(ledger, lines, terminal, cancellationToken);

        Boards.Write(terminal, (await Reading.AllAsync(ledger, terminal, isSilent: false, cancellationToken)).AsOf(given.Viewpoint), given.Format);
    }

    private static async Task StepAsync(ILedger ledger, List<HistoryLine> lines, EntryWords words, Terminal terminal, CancellationToken cancellationToken)
    {
        using var keyboard = new StreamReader(Terminal.OpenInput());
        var count = 0;
        foreach (var batch in Recording.Batches(lines))
        {
            await ledger.ImportAsync(batch, null, cancellationToken);
            foreach (var line in batch)
            {
                terminal.Error.MarkupLine($"[dim]{++count} of {lines.Count}, {line.RecordedAt?.UtcDateTime:yyyy-MM-dd}[/] [bold]{$"{line.Entry.Id}".EscapeMarkup()}[/] {words.Of(line).EscapeMarkup()}.");
                terminal.Error.Markup("[dim]Enter goes on. [/]");
                await Task.Run(keyboard.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            }
        }

        terminal.Error.WriteLine();
    }
}
