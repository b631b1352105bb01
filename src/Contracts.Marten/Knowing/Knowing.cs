namespace Contracts.Storage;

/// <summary>Which entries count in an answer that is folded: those that a token knows, or all that are read, which then make a token.</summary>
internal sealed class Knowing
{
    private readonly KnowledgeToken? _exactly;
    private readonly Settled? _settled;
    private readonly DateTimeOffset _knownAt;
    private readonly string _tenant;
    private readonly SortedSet<long> _also = [];

    /// <summary>Just what a token knows.</summary>
    public Knowing(KnowledgeToken exactly) => (_exactly, _tenant) = (exactly, exactly.Tenant);

    /// <summary>Whatever is there.</summary>
    public Knowing(Settled settled, DateTimeOffset knownAt, string tenant) => (_settled, _knownAt, _tenant) = (settled, knownAt, tenant);

    /// <summary>What was known, once all is read.</summary>
    public KnowledgeToken Token => _exactly ?? new KnowledgeToken
    {
        KnownAt = _knownAt,
        Sequence = _settled?.Sequence ?? 0,
        Also = KnowledgeToken.Spans(_also),
        FoldVersion = History.FoldVersion,
        Tenant = _tenant,
        IsProvisional = !(_knownAt <= _settled?.Instant),
    };

    /// <summary>Whether an entry counts.</summary>
    /// <param name="sequence">Its number in the store's order.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    public bool Counts(long sequence, DateTimeOffset recordedAt)
    {
        if (_exactly is not null)
            return _exactly.Knows(sequence);
        if (sequence > _settled?.Sequence && recordedAt <= _knownAt)
            _also.Add(sequence);
        return true;
    }
}
