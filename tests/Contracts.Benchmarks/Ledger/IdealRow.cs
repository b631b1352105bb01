namespace Contracts.Benchmarks.Ledger;

/// <summary>A row of the ideal table, with just what a portfolio shows.</summary>
internal sealed record IdealRow(
    string Stream, short Kind, string Position, string Debtor, string Creditor, string? Deal, string? PassesOn, short Nature, short Lifecycle, short Standing, bool IsContested, string Unit, int Traits,
    decimal CommittedMin, decimal? CommittedMax, decimal PerformedMin, decimal? PerformedMax, decimal WithdrawnMin, decimal? WithdrawnMax, decimal NovatedMin, decimal? NovatedMax,
    decimal OutstandingMin, decimal? OutstandingMax);
