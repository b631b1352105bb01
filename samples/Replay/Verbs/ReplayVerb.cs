using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>Records a history as it came to be known, and shows the commitments that it comes to.</summary>
internal sealed class ReplayVerb() : Verb("replay", "Records a history, entry by entry, and shows the current commitments.")
{
    private static readonly Option<bool> StepOption = new("--step") { Description = "Pauses at each entry." };

    protected override IEnumerable<CommandOption> Options => [StepOption, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var isStepwise = options.ValueOf(StepOption);
        if (isStepwise && options.Histories.Contains("-"))
            throw new UserErrorException("The history is '-' and --step pauses for what is typed; one of them at most is standard input.");
        using var input = await HistoryInput.OpenOrBundledAsync(options.Histories, cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await options.Store.OpenAsync(isFresh: false, terminal, cancellationToken);
        var told = await ledger.PreviewAsync(lines, options.Store.IsPersistent, terminal, cancellationToken);
        if (isStepwise)
            await StepAsync(ledger, lines, new EntryWords(told), terminal, cancellationToken);
        else
            await ledger.RecordAllAsync(lines, terminal, cancellationToken);

        var recorded = await ledger.ReadAllAsync(terminal, cancellationToken);
        new BoardAnswer(recorded.AsOf(options.Viewpoint)).Write(terminal, options.Format);
    }

    private static async Task StepAsync(ILedger ledger, List<HistoryLine> lines, EntryWords words, Terminal terminal, CancellationToken cancellationToken)
    {
        using var keyboard = new StreamReader(Terminal.OpenInput());
        var count = 0;
        foreach (var batch in LedgerRecording.Batches(lines))
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
