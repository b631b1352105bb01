namespace Contracts.Storage;

/// <summary>Whose positions a total sums up: all, those of a debtor, those of a creditor, or those of a pair.</summary>
/// <param name="Debtor">Who owes; null for anybody.</param>
/// <param name="Creditor">Who is owed; null for anybody.</param>
internal readonly record struct TotalScope(Id<Party>? Debtor, Id<Party>? Creditor)
{
    /// <summary>Which corners are in the scope, as SQL about a <c>corner</c>.</summary>
    public string Holds => Holding(Debtor is not null, Creditor is not null, "@debtor", "@creditor");

    /// <summary>Which corners are in a scope, as SQL about a <c>corner</c>. What is passed on counts between its pair alone.</summary>
    /// <param name="hasDebtor">Whether the scope is of one debtor.</param>
    /// <param name="hasCreditor">Whether it is of one creditor.</param>
    /// <param name="debtor">The debtor, as SQL.</param>
    /// <param name="creditor">The creditor, as SQL.</param>
    public static string Holding(bool hasDebtor, bool hasCreditor, string debtor, string creditor) => (hasDebtor, hasCreditor) switch
    {
        (true, true) => $"corner.debtor = {debtor} and corner.creditor = {creditor}",
        (true, false) => $"corner.debtor = {debtor} and not corner.is_passed_on",
        (false, true) => $"corner.creditor = {creditor} and not corner.is_passed_on",
        (false, false) => "not corner.is_passed_on",
    };
}
