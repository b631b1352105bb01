namespace Contracts;

public sealed partial record Total
{
    /// <summary>Holds a figure that was published about the same thing against this total.</summary>
    /// <param name="published">The figure, in the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Reconciliation Reconcile(Amount published) =>
        published.Unit != Unit
            ? throw new ArgumentException($"The figure is in {published.Unit}, the total in {Unit}; amounts of different units are never compared.", nameof(published))
            : new Reconciliation
            {
                Published = published,
                Computed = this,
                Verdict =
                    OpenEnded == 0 && published.Min > Max ? Verdict.Above
                    : published.Max < Min ? Verdict.Below
                    : OpenEnded > 0 || published.IsUnknown ? Verdict.CannotBeTold
                    : Verdict.Agrees,
            };
}
