using System.Globalization;
using CsvHelper;

namespace Replay;

/// <summary>The commitments of a board as comma-separated values: one commitment a row, every bound in a column of its own.</summary>
internal static class BoardCsv
{
    private static readonly string[] Figures = ["committed", "performed", "withdrawn", "novated", "outstanding"];

    public static void Write(TextWriter text, CommitmentBoard board)
    {
        using var csv = new CsvWriter(text, Rows.Csv, leaveOpen: true);
        csv.WriteRow(["stream", "commitment", "deal", "debtor", "creditor", "nature", "lifecycle", "standing", "contested", "unit", .. Figures.SelectMany(figure => (string[])[$"{figure} min", $"{figure} max"])]);
        foreach (var commitment in board.Commitments)
        {
            csv.WriteRow(
            [
                $"{commitment.Stream}", $"{commitment.Id}", $"{commitment.Deal}", $"{commitment.Debtor}", $"{commitment.Creditor}",
                Words.Of(commitment.Nature), Words.Of(commitment.Lifecycle), Words.Of(commitment.Standing), commitment.IsContested ? "true" : "false", $"{commitment.Unit}",
                .. Bounds(commitment.Committed), .. Bounds(commitment.Performed), .. Bounds(commitment.Withdrawn), .. Bounds(commitment.Novated), .. Bounds(commitment.Outstanding),
            ]);
        }
    }

    private static string[] Bounds(Amount amount) => [Digits(amount.Min), amount.Max is { } max ? Digits(max) : ""];

    private static string Digits(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
