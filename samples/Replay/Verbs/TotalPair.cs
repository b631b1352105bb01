namespace Replay;

/// <summary>What a debtor owes a creditor beside what it would owe; null where nothing was ever undertaken.</summary>
internal sealed record TotalPair(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit, PairTotal? Actual, PairTotal? Supposed)
{
    public bool Differs => Actual != Supposed;
}
