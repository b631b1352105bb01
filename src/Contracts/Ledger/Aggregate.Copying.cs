namespace Contracts;

public abstract partial class Aggregate
{
    /// <summary>Gives a copy that folds on apart from it what was folded and reported so far.</summary>
    private protected void CopyTo(Aggregate copy)
    {
        copy._facts.AddRange(_facts);
        copy._anomalies.AddRange(_anomalies);
        copy._onlyRefused.AddRange(_onlyRefused);
    }
}
