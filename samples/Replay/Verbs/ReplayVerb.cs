using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>Records a history in the order in which it became known, then shows the current board.</summary>
internal sealed class ReplayVerb() : Verb(
    "replay", "Records a history, entry by entry, and shows the current commitments.")
{
    private static readonly Option<bool> Step = new("--step") { Description = "Pauses at each entry." };

    protected override IEnumerable<CommandOption> Options =>
        [Step, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var pauses = options.ValueOf(Step);
        if (pauses && options.Histories.Contains("-"))
        {
            throw new UserErrorException("The history is '-' and --step pauses for what is typed; "
                + "one of them at most is standard input.");
        }

        using var input = await HistoryInput.OpenOrBundledAsync(options.Histories, cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await options.Store.OpenAsync(isFresh: false, terminal, cancellationToken);
        var preview = await ledger.PreviewAsync(lines, options.Store.IsPersistent, terminal, cancellationToken);
        if (pauses)
            await RecordStepwiseAsync(ledger, lines, new EntryWords(preview), terminal, cancellationToken);
        else
            await ledger.RecordAllAsync(lines, terminal, cancellationToken);

        var histories = await ledger.ReadAllAsync(terminal, cancellationToken);
        new BoardAnswer(histories.AsOf(options.Viewpoint)).Write(terminal, options.Format);
    }

    private static async Task RecordStepwiseAsync(
        ILedger ledger,
        List<HistoryLine> lines,
        EntryWords words,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        using var keyboard = new StreamReader(Terminal.OpenInput());
        var count = 0;
        foreach (var batch in LedgerRecording.Batches(lines))
        {
            await ledger.ImportAsync(batch, null, cancellationToken);
            foreach (var line in batch)
            {
                var position = $"[dim]{++count} of {lines.Count}, {line.RecordedAt?.UtcDateTime:yyyy-MM-dd}[/]";
                var id = $"[bold]{$"{line.Entry.Id}".EscapeMarkup()}[/]";
                terminal.Error.MarkupLine($"{position} {id} {words.Of(line).EscapeMarkup()}.");
                terminal.Error.Markup("[dim]Press Enter to go on. [/]");
                await Task.Run(keyboard.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            }
        }

        terminal.Error.WriteLine();
    }
}
