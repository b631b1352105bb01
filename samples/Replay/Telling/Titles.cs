namespace Replay;

/// <summary>Titles of turning points: the weightiest change as a sentence, without a full stop.</summary>
internal static class Titles
{
    public static string Of(TurningPoint point, EntryWords words)
    {
        if (point.Changes.All(change => change.IsOnlyRetold))
            return $"Told another way: {string.Join(", ", point.Changes.Select(change => change.After.Subject))}";
        var (before, after) = (point.Changes[0].Before, point.Changes[0].After);
        var dispute = point.Entries.Select(entry => entry.Event).OfType<EntryDisputed>().FirstOrDefault();
        if (point.Changes[0].IsNewlyContested && dispute is not null)
            return $"{Disputed(point, dispute.Entry, words)}; {words.Names.Of(dispute.ByParty)} denies it";
        return after.Kind switch
        {
            LineKind.Offering => Offering(before, after),
            LineKind.Option => $"{after.Label}: {(after.State == "open" ? Amount(after) : after.State)}",
            LineKind.Investment => $"The stake of {after.Label}: {after.Figure}, {after.State}",
            _ => Commitment(before, after),
        };
    }

    private static string Commitment(BoardLine? before, BoardLine after) =>
        before is null ? $"{after.Label} {Amount(after)}"
        : after.Most > before.Most ? $"{after.Label} more: {after.Figure}"
        : after.Most < before.Most ? $"{after.Label} less: {after.Figure}"
        : $"{after.Label} {Amount(after)}{(after.IsContested ? ", which is contested" : "")}";

    private static string Offering(BoardLine? before, BoardLine after) =>
        before is { Most: > 0 } && after.Most < before.Most
            ? $"{after.Label} is {after.State} at {after.Figure}, cut from {before.Figure}"
            : $"{after.Label} is {after.State}, to bring {Amount(after)}";

    private static string Amount(BoardLine line) =>
        line.Figure == "undisclosed" ? "an undisclosed amount" : line.Figure;

    private static string Disputed(TurningPoint point, EntryId disputed, EntryWords words) =>
        point.Entries.FirstOrDefault(entry => entry.Id == disputed) is { } entry
            ? words.Of(entry).Split(':')[0]
            : $"Entry {disputed} stands";
}
