namespace Contracts;

public sealed partial class Deal
{
    /// <summary>A copy that goes on apart from it. What its signing rests on is the same for both.</summary>
    internal Deal Copy()
    {
        var copy = (Deal)MemberwiseClone();
        copy.Grounds = Grounds == Signing ? Signing : Grounds.Copy();
        copy._amendments = _amendments is null ? null : [.. _amendments];
        copy._troubles = _troubles is null ? null : [.. _troubles];
        copy._notices = _notices is null ? null : [.. _notices];
        copy._suspensions = _suspensions is null ? null : [.. _suspensions];
        return copy;
    }
}
