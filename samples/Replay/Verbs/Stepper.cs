using Spectre.Console;

namespace Replay;

/// <summary>Steps through a history, entry by entry, and shows what each changes on the board.</summary>
/// <remarks>Entries are recorded as they are first reached; going back only looks back.</remarks>
/// <param name="ledger">The ledger that records them.</param>
/// <param name="lines">The entries.</param>
/// <param name="known">The histories that the ledger had before.</param>
/// <param name="terminal">Shows them; what is typed is read from standard input.</param>
internal sealed class Stepper(ILedger ledger, IReadOnlyList<HistoryLine> lines, Histories known, Terminal terminal)
{
    /// <summary>What can be typed at a pause.</summary>
    public const string Keys = "Enter goes on, b goes back, a date such as 2025-03-06 goes there, q quits.";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly List<Histories> _after = [known];
    private int _recorded;

    /// <summary>Steps until the last entry is shown, or the user quits.</summary>
    /// <returns>True if the last entry was reached; false if the user quit before.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var line in lines)
            _after.Add(_after[^1].Import([line], _now));
        var words = PartyNames.SentencesOf(_after[^1]);
        using var keyboard = new StreamReader(Terminal.OpenInput());
        terminal.Error.MarkupLine($"[dim]{Keys}[/]");
        for (var count = 1; count <= lines.Count;)
        {
            await RecordToAsync(count, cancellationToken);
            Show(count, words);
            terminal.Error.Markup("[dim]> [/]");
            var typed = await Task.Run(keyboard.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            if (typed?.Trim() is "q" or "Q")
                return false;
            count = Next(count, typed?.Trim() ?? "");
        }

        terminal.Error.WriteLine();
        return true;
    }

    private async Task RecordToAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var batch in LedgerRecording.Batches(lines.Take(count).Skip(_recorded)))
            await ledger.ImportAsync(batch, null, cancellationToken);
        _recorded = Math.Max(_recorded, count);
    }

    /// <summary>The number of the entry that is shown next.</summary>
    private int Next(int count, string typed)
    {
        switch (typed)
        {
            case "":
                return count + 1;
            case "b" or "B":
                return Math.Max(1, count - 1);
        }

        if (ValueParsers.Date(typed).Value is not { } day)
        {
            terminal.Error.MarkupLine($"[yellow]'{typed.EscapeMarkup()}' is no step.[/] [dim]{Keys}[/]");
            return count;
        }

        for (var number = 1; number <= lines.Count; number++)
        {
            if (DayOf(lines[number - 1]) >= day)
                return number;
        }

        terminal.Error.MarkupLine($"[yellow]Nothing became known on {day:yyyy-MM-dd} or later.[/]");
        return count;
    }

    private void Show(int count, Sentences words)
    {
        var line = lines[count - 1];
        var entry = _after[^1][line.Stream].Find(line.Entry.Id ?? default);
        var source = entry is null ? "" : $" [dim]({SourceWords.Word(entry).EscapeMarkup()})[/]";
        terminal.Error.MarkupLine(
            $"[dim]{count} of {lines.Count}, {DayOf(line):yyyy-MM-dd}[/] [bold]{$"{line.Entry.Id}".EscapeMarkup()}[/] "
            + $"{words.Of(line.Entry.Event, line.Stream).EscapeMarkup()}.{source}");
        var changes = ChangesBy(count, words).ToList();
        if (changes.Count == 0)
            terminal.Error.MarkupLine("  [dim]Nothing changes on the board.[/]");
        foreach (var (before, after) in changes)
        {
            var was = before is null ? "" : $"{before.Text} → ";
            terminal.Error.MarkupLine(
                $"  {after.Label.EscapeMarkup()}: {was.EscapeMarkup()}[bold]{after.Text.EscapeMarkup()}[/]");
        }
    }

    /// <summary>The lines of the board that an entry changes, on the day on which it became known.</summary>
    private IEnumerable<(BoardLine? Before, BoardLine After)> ChangesBy(int count, Sentences words)
    {
        var viewpoint = Viewpoint.On(DayOf(lines[count - 1]));
        var before = BoardLines.Of(_after[count - 1].AsOf(viewpoint), words).ToDictionary(line => line.Key);
        return
            from after in BoardLines.Of(_after[count].AsOf(viewpoint), words)
            where after.Kind != LineKind.Fact
            let was = before.GetValueOrDefault(after.Key)
            where was?.Text != after.Text
            select (was, after);
    }

    private DateOnly DayOf(HistoryLine line) => DateOnly.FromDateTime((line.RecordedAt ?? _now).UtcDateTime);
}
