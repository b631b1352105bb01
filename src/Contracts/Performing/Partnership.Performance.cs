namespace Contracts;

public sealed partial class Partnership
{
    internal void Perform(Id<Commitment> id, Amount amount, FactInForce fact)
    {
        if (OpenCommitment(id, amount.Unit, fact) is { } commitment)
            commitment.Perform(AtMostOutstanding(commitment, fact.Counted(amount), "performed", fact), fact);
    }

    /// <summary>Something went wrong under a deal or with one commitment: it is kept beside them and changes no figure.</summary>
    internal void Trouble(Id<Deal>? deal, Id<Commitment>? commitment, FactInForce fact)
    {
        if (deal is { } dealId)
            DealOrReport(dealId, fact)?.Trouble(fact);
        if (commitment is { } commitmentId)
            OpenCommitment(commitmentId, fact)?.Trouble(fact);
    }
}
