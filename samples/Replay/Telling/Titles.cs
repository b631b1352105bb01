namespace Replay;

/// <summary>Titles of turning points: the weightiest change as a sentence, without a full stop.</summary>
internal static class Titles
{
    private const int MostSentences = 2;

    public static string Of(TurningPoint point, Sentences words)
    {
        var retold = point.Entries.Where(entry => entry.Rivals is not null || entry.Supersedes is not null).ToList();
        if (point.Changes.All(change => change.IsOnlyRetold || IsFact(change)) && retold.Count > 0)
            return $"Told otherwise {By(retold)}: {Listed([.. retold.Select(words.Of)])}";
        var (before, after) = (point.Changes[0].Before, point.Changes[0].After);
        var dispute = point.Entries.Select(entry => entry.Event).OfType<EntryDisputed>().FirstOrDefault();
        if (point.Changes[0].IsNewlyContested && dispute is not null)
            return $"{Disputed(point, dispute.Entry, words)}; {words.NameOf(dispute.ByParty)} denies it";
        return after.Kind switch
        {
            LineKind.Fact => Listed([.. point.Changes.Where(IsFact).Select(change => change.After.Label)]),
            LineKind.Offering => Offering(before, after),
            LineKind.Option => $"{after.Label}: {(after.State == "open" ? Amount(after) : after.State)}",
            LineKind.Investment when after.State == "cancelled" => $"The stake of {after.Label} is cancelled",
            LineKind.Investment => $"The stake of {after.Label}: {after.Figure}, {after.State}",
            _ => Commitment(before, after),
        };
    }

    private static bool IsFact(BoardChange change) => change.After.Kind == LineKind.Fact;

    private static string Commitment(BoardLine? before, BoardLine after) =>
        after.State.Length > 0 ? $"{after.Label} nothing more: {after.State}"
        : before is null ? $"{after.Label} {Amount(after)}{after.Purpose}"
        : after.Most > before.Most ? $"{after.Label} more: {after.Figure}{after.Purpose}"
        : after.Most < before.Most ? $"{after.Label} less: {after.Figure}{after.Purpose}"
        : after.IsContested != before.IsContested
            ? $"{after.Label} {Amount(after)}{after.Purpose}, which is {(after.IsContested ? "" : "no longer ")}contested"
        : after.Figure == before.Figure
            ? $"{after.Label} {Amount(after)}{after.Purpose}, now told {Ways(after.Accounts)}"
        : $"{after.Label} {Amount(after)}{after.Purpose}, before {Amount(before)}";

    private static string Ways(int accounts) => accounts == 1 ? "one way" : $"{accounts} ways";

    private static string Offering(BoardLine? before, BoardLine after) =>
        before is { Most: > 0 } && after.Most < before.Most
            ? $"{after.Label} is {after.State} at {after.Figure}, cut from {before.Figure}"
            : $"{after.Label} is {after.State}, to bring {Amount(after)}";

    private static string Amount(BoardLine line) => line.Figure switch
    {
        "undisclosed" => "an undisclosed amount",
        "none" => "nothing",
        var figure => figure,
    };

    private static string Disputed(TurningPoint point, EntryId disputed, Sentences words) =>
        point.Entries.FirstOrDefault(entry => entry.Id == disputed) is { } entry
            ? Clause(words.Of(entry))
            : $"Entry {disputed} stands";

    /// <summary>The part before the reason, unless that is a single word.</summary>
    private static string Clause(string sentence) =>
        sentence.Split(": ", 2)[0] is var clause && clause.Contains(' ') ? clause : sentence;

    /// <summary><c>by Semafor</c>, or <c>by Semafor and The Information</c>.</summary>
    private static string By(IEnumerable<Entry> entries)
    {
        var publishers = entries.Select(entry => entry.Source.Publisher ?? "an unnamed source").Distinct().ToList();
        return $"by {string.Join(" and ", publishers)}";
    }

    /// <summary>The first sentences, and the number of the others.</summary>
    private static string Listed(IReadOnlyList<string> sentences)
    {
        var shown = string.Join("; ", sentences.Take(MostSentences));
        return sentences.Count > MostSentences ? $"{shown}; and {sentences.Count - MostSentences} more" : shown;
    }
}
