namespace Contracts.Benchmarks.Stores;

/// <summary>What is outstanding by commitment, in the order in which it was recorded: the least that a live aggregate would know.</summary>
internal sealed class LivePartnership
{
    public string Id { get; set; } = "";

    public Dictionary<Id<Commitment>, Amount> Outstanding { get; } = [];

    public void Take(object happened)
    {
        switch (happened)
        {
            case DealSigned signed:
                foreach (var made in signed.Commitments)
                    Outstanding[made.Commitment] = made.Amount;
                break;
            case PaymentMade { Commitment: var id, Amount: var amount } when Outstanding.TryGetValue(id, out var stood):
                Outstanding[id] = stood.Less(amount);
                break;
            case DeliveryAccepted { Commitment: var id, Amount: var amount } when Outstanding.TryGetValue(id, out var stood):
                Outstanding[id] = stood.Less(amount);
                break;
            case CommitmentReduced { Commitment: var id, By: var amount } when Outstanding.TryGetValue(id, out var stood):
                Outstanding[id] = stood.Less(amount);
                break;
            case CommitmentIncreased { Commitment: var id, By: var amount } when Outstanding.TryGetValue(id, out var stood):
                Outstanding[id] = stood.Plus(amount);
                break;
            default:
                break;
        }
    }
}
