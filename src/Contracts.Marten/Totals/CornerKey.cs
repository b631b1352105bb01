namespace Contracts.Storage;

/// <summary>What a corner is a part of.</summary>
/// <param name="Policies">The policies under which it counts.</param>
/// <param name="Debtor">Who owes.</param>
/// <param name="Creditor">Who is owed.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Nature">How firmly, or that it is an option.</param>
/// <param name="IsPassedOn">Whether it passes another commitment on, and is left out of all totals but its pair's.</param>
internal readonly record struct CornerKey(NamedPolicies Policies, string Debtor, string Creditor, string Unit, PositionNature Nature, bool IsPassedOn)
{
    public static CornerKey Of(PositionFigures figures, NamedPolicies policies) => new(
        policies,
        figures.Debtor.ToString(),
        figures.Creditor.ToString(),
        figures.Counted.Unit.ToString(),
        figures.CountsAs,
        figures.PassesOn is not null);
}
