namespace Contracts;

public sealed partial class Commitment
{
    /// <summary>A copy in a copy of its partnership, which goes on apart from it.</summary>
    internal Commitment CopyIn(Partnership partnership)
    {
        var copy = (Commitment)MemberwiseClone();
        copy.Partnership = partnership;
        copy.Grounds = Grounds.Copy();
        copy.Past = Past?.Copy();
        copy._troubles = _troubles is null ? null : [.. _troubles];
        return copy;
    }
}
