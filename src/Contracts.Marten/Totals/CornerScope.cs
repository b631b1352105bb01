namespace Contracts.Storage;

/// <summary>A scope whose corners are rolled up.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Debtor">Who owes; nothing for anybody.</param>
/// <param name="Creditor">Who is owed; nothing for anybody.</param>
/// <param name="Rolled">Where its blocks end.</param>
internal sealed record CornerScope(string Tenant, string Unit, string Debtor, string Creditor, DateTime Rolled);
