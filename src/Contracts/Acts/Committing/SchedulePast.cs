namespace Contracts;

/// <summary>What the schedule of a commitment has to know of its past, beside what it shows.</summary>
/// <param name="undertaken">What was undertaken when it was made, of which alone the schedule speaks.</param>
internal sealed class SchedulePast(Amount undertaken)
{
    public Amount Undertaken => undertaken;

    /// <summary>All by which it grew after that.</summary>
    public Amount Grown { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>All that was taken out of it otherwise than by performing: nobody said of which instalment.</summary>
    public Amount TakenOtherwise { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>A copy that goes on apart from it.</summary>
    public SchedulePast Copy() => (SchedulePast)MemberwiseClone();

    public void Grow(Amount by) => Grown = Grown.Plus(by);

    public void Take(Amount amount) => TakenOtherwise = TakenOtherwise.Plus(amount);
}
