namespace Replay;

/// <summary>One line of the board before and after a day.</summary>
/// <param name="Before">The line before; null where it was not there.</param>
/// <param name="After">The line after.</param>
/// <param name="IsGreatest">Whether it is a commitment greater than all before it in its unit.</param>
internal sealed record Turn(BoardLine? Before, BoardLine After, bool IsGreatest)
{
    public bool IsMoved => Before is { } before && (before.Figure != After.Figure || before.State != After.State);

    public bool IsNewlyContested => After.IsContested && Before is not { IsContested: true };

    public bool IsOnlyToldAnew => !IsMoved && !IsNewlyContested && Before is { } before && before.Accounts < After.Accounts;

    /// <summary>How much it changes the picture: disputes first, then figures that move or top all others.</summary>
    public int Weight => (IsNewlyContested ? 4 : 0) + (IsMoved || (Before is null && IsGreatest) ? 3 : 1);
}
