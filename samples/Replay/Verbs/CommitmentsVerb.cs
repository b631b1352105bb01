using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows the commitment board at a viewpoint.</summary>
internal sealed class CommitmentsVerb() : Verb(
    "commitments", "Shows who owes whom what at a viewpoint, with totals, investments and offerings.")
{
    protected override IEnumerable<CommandOption> Options =>
        [SharedOptions.Party, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var board = options.ThatConcernParty(histories).AsOf(options.Viewpoint);
        new BoardAnswer(board, PartyNames.SentencesOf(histories)).Write(terminal, options.Format);
    }
}

/// <summary>A board: tables and JSON with everything on it, or CSV with one commitment a row.</summary>
internal sealed class BoardAnswer(CommitmentBoard board, Sentences words) : Answer
{
    protected override void WriteTable(IAnsiConsole console) => BoardTables.Write(console, board, words);

    protected override void WriteJson(Utf8JsonWriter json) => BoardJson.Write(json, board, words);

    protected override void WriteCsv(CsvWriter csv)
    {
        string[] amounts = ["committed", "performed", "withdrawn", "reduced", "novated", "exceeded", "outstanding"];
        csv.WriteRow(
        [
            "stream", "commitment", "deal", "debtor", "creditor",
            "nature", "lifecycle", "standing", "contested", "unit",
            .. amounts.SelectMany(amount => (string[])[$"{amount} min", $"{amount} max"]),
        ]);
        foreach (var commitment in board.Commitments)
        {
            csv.WriteRow(
            [
                $"{commitment.Stream}", $"{commitment.Id}", $"{commitment.Deal}", $"{commitment.Debtor}",
                $"{commitment.Creditor}", Words.Of(commitment.Nature), Words.Of(commitment.Lifecycle),
                Words.Of(commitment.Standing), Csv.Bool(commitment.IsContested), $"{commitment.Unit}",
                .. Csv.Bounds(commitment.Committed),
                .. Csv.Bounds(commitment.Performed),
                .. Csv.Bounds(commitment.Withdrawn),
                .. Csv.Bounds(commitment.Reduced),
                .. Csv.Bounds(commitment.Novated),
                .. Csv.Bounds(commitment.Exceeded),
                .. Csv.Bounds(commitment.Outstanding),
            ]);
        }
    }
}
