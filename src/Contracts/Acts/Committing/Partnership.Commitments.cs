namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Commitment> _commitments = new();

    /// <summary>The commitments made so far, open and closed, by id.</summary>
    public IEnumerable<Commitment> Commitments => _commitments.InOrder;

    internal IEnumerable<Commitment> OpenCommitments => Commitments.Where(commitment => commitment.IsOpen);

    internal IEnumerable<Commitment> CertainlyOutstanding => OpenCommitments.Where(commitment => commitment.Outstanding.Min > 0);

    /// <summary>The commitment of an id, or null where none was made.</summary>
    /// <param name="commitment">The commitment's slug.</param>
    public Commitment? FindCommitment(Id<Commitment> commitment) => _commitments.Find(commitment);

    internal void Commit(Commitment commitment)
    {
        commitment.KeepMaking();
        _commitments.Set(commitment.Id, commitment);
    }

    /// <summary>The commitment, if it is made and still open; else null, and it is reported.</summary>
    internal Commitment? OpenCommitment(Id<Commitment> id, FactInForce fact)
    {
        if (FindCommitment(id) is not { } commitment)
        {
            Report(fact, "not-committed", $"Commitment {id} is not made by {PartialDate.On(fact.TakesEffectOn)}; it has to be made first.");
            return null;
        }

        if (commitment.ClosedBy is not { } closed)
            return commitment;
        Report(fact, "already-closed", $"Commitment {id} was closed on {closed.EffectiveOn} by {closed.Entry.Id}; only an open one can change.");
        return null;
    }

    /// <summary>The same, and the unit has to be the commitment's.</summary>
    internal Commitment? OpenCommitment(Id<Commitment> id, AmountUnit unit, FactInForce fact)
    {
        if (OpenCommitment(id, fact) is not { } commitment)
            return null;
        if (commitment.Unit == unit)
            return commitment;
        Report(fact, "mixed-units", $"Commitment {id} is in {commitment.Unit}, the amount in {unit}; it has to be in the commitment's unit.");
        return null;
    }

    /// <summary>The amount to take, reported where even the least of it exceeds the most that is outstanding.</summary>
    internal Amount AtMostOutstanding(Commitment commitment, Amount taken, string how, FactInForce fact)
    {
        if (commitment.Outstanding.IsCertainlyLessThan(taken))
            Report(fact, "more-than-outstanding", $"Commitment {commitment.Id} is {how} by {taken} with {commitment.Outstanding} outstanding; it can be {how} by no more than is outstanding.");
        return taken;
    }
}
