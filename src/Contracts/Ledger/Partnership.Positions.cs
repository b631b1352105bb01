namespace Contracts;

public sealed partial class Partnership
{
    /// <summary>The commitments and the options, in no order.</summary>
    internal IEnumerable<IPosition> Positions
    {
        get
        {
            foreach (var commitment in _commitments.All)
                yield return commitment;
            foreach (var option in _options.All)
                yield return option;
        }
    }
}
