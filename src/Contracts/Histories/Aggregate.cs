namespace Contracts;

/// <summary>What the history of one stream comes to at a viewpoint.</summary>
/// <remarks>Made by one fold and never changed after it.</remarks>
public abstract partial class Aggregate
{
    private readonly List<Anomaly> _anomalies = [];
    private readonly List<Anomaly> _onlyRefused = [];
    private List<FactInForce> _facts = [];

    private protected Aggregate(StreamKey stream, Viewpoint viewpoint)
    {
        Stream = stream;
        Viewpoint = viewpoint;
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>From where it is seen.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>The facts that were folded, in the order in which they hold.</summary>
    public IReadOnlyList<FactInForce> Facts => _facts;

    /// <summary>What made no sense, in the order of the facts.</summary>
    public IReadOnlyList<Anomaly> Anomalies => _anomalies;

    /// <summary>What the evidence policy or a supposition took the ground from: left out or clipped here, and in order without them.</summary>
    public IReadOnlyList<Anomaly> Ungrounded { get; private set; } = [];

    /// <summary>What the strict door refuses: the anomalies, and what an import reads without one.</summary>
    internal IEnumerable<Anomaly> Refusable => _anomalies.Concat(_onlyRefused);

    internal static Aggregate Empty(StreamKey stream, Viewpoint viewpoint) => stream.Kind switch
    {
        StreamKind.Partnership => new Partnership(stream, viewpoint),
        StreamKind.Offering => new Offering(stream, viewpoint),
        _ => new Organization(stream, viewpoint),
    };

    /// <summary>Folds all the facts there are, in their order; the list becomes the aggregate's own.</summary>
    internal void FoldAll(List<FactInForce> facts)
    {
        _facts = facts;
        foreach (var fact in facts)
            Apply(fact);
    }

    internal void Fold(FactInForce fact)
    {
        _facts.Add(fact);
        Apply(fact);
    }

    internal void Report(FactInForce fact, string code, string message) => _anomalies.Add(AnomalyOf(fact, code, message));

    internal void ReportAtTheStrictDoor(FactInForce fact, string code, string message) => _onlyRefused.Add(AnomalyOf(fact, code, message));

    /// <summary>Moves what is in order with all evidence and nothing supposed from the anomalies to the ungrounded.</summary>
    /// <param name="inTruth">The anomalies with all evidence and nothing supposed.</param>
    /// <param name="isRecorded">Whether an entry is recorded, and not only supposed.</param>
    internal void SetApartUngrounded(IReadOnlyList<Anomaly> inTruth, Func<EntryId, bool> isRecorded)
    {
        var real = inTruth.Select(anomaly => (anomaly.Code, anomaly.Entry)).ToHashSet();
        Ungrounded = [.. _anomalies.Where(IsUngrounded)];
        _anomalies.RemoveAll(IsUngrounded);

        bool IsUngrounded(Anomaly anomaly) => isRecorded(anomaly.Entry) && !real.Contains((anomaly.Code, anomaly.Entry));
    }

    private protected abstract void Apply(FactInForce fact);

    private Anomaly AnomalyOf(FactInForce fact, string code, string message) => new()
    {
        Code = code,
        Stream = Stream,
        Entry = fact.Entry.Id,
        EffectiveOn = fact.EffectiveOn,
        Message = message,
    };
}
