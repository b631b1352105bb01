namespace Replay;

/// <summary>What a turning point is called: the weightiest of what turned, in a sentence without its end.</summary>
internal static class Titles
{
    public static string Of(TurningPoint point, EntryWords words)
    {
        if (point.Turns.All(turn => turn.IsOnlyToldAnew))
            return $"Told another way: {string.Join(", ", point.Turns.Select(turn => turn.After.Subject))}";
        var turn = point.Turns[0];
        var dispute = point.Entries.Select(entry => entry.Event).OfType<EntryDisputed>().FirstOrDefault();
        return turn.IsNewlyContested && dispute is not null
            ? $"{Disputed(point, dispute.Entry, words)}; {words.Names.Of(dispute.ByParty)} denies it"
            : turn.After.Kind switch
            {
                LineKind.Offering => Offering(turn.Before, turn.After),
                LineKind.Option => $"{turn.After.Label}: {(turn.After.State == "open" ? Amount(turn.After) : turn.After.State)}",
                LineKind.Investment => $"The stake of {turn.After.Label}: {turn.After.Figure}, {turn.After.State}",
                _ => Commitment(turn.Before, turn.After),
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

    private static string Amount(BoardLine line) => line.Figure == "undisclosed" ? "an undisclosed amount" : line.Figure;

    private static string Disputed(TurningPoint point, EntryId disputed, EntryWords words) =>
        point.Entries.FirstOrDefault(entry => entry.Id == disputed) is { } entry ? words.Of(entry).Split(':')[0] : $"Entry {disputed} stands";
}
