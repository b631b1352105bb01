namespace Contracts;

public sealed partial class Deal
{
    private readonly List<TerminationNoticed> _notices = [];

    /// <summary>The notices of termination, in order.</summary>
    public IReadOnlyList<TerminationNoticed> Notices => _notices;

    internal void Notice(TerminationNoticed notice, FactInForce fact)
    {
        _notices.Add(notice);
        IsContested |= fact.IsDisputed;
    }
}
