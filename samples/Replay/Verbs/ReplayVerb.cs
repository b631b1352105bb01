using System.CommandLine;

namespace Replay;

/// <summary>Records a history in the order in which it became known, then shows the current board.</summary>
internal sealed class ReplayVerb() : Verb(
    "replay", "Records a history, entry by entry, and shows the current commitments.")
{
    private static readonly Option<bool> Step = new("--step") { Description = $"Pauses at each entry: {Stepper.Keys}" };

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
        var known = options.Store.IsPersistent
            ? await ledger.ReadAllAsync(terminal, cancellationToken)
            : Contracts.Histories.Empty;
        known.Import(lines, TimeProvider.System.GetUtcNow()); // nothing of a faulty history is recorded
        if (!pauses)
            await ledger.RecordAllAsync(lines, terminal, cancellationToken);
        else if (!await new Stepper(ledger, lines, known, terminal).RunAsync(cancellationToken))
            return;

        var histories = await ledger.ReadAllAsync(terminal, cancellationToken);
        new BoardAnswer(histories.AsOf(options.Viewpoint), PartyNames.SentencesOf(histories))
            .Write(terminal, options.Format);
    }
}
