namespace Contracts;

/// <summary>What the history of one stream comes to at a viewpoint.</summary>
/// <remarks>Made by one fold and never changed after it.</remarks>
public abstract class Aggregate
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

    /// <summary>
    /// Whether it has to do with an organization: a partnership with its parties, and with those whom a commitment, an option or an investment shows;
    /// an offering with its issuer; an organization with itself.
    /// </summary>
    /// <remarks>All that an organization owes, is owed, holds, waits for or is to provide is in what concerns it.</remarks>
    /// <param name="party">The organization.</param>
    public bool Concerns(Id<Party> party) => this switch
    {
        Partnership partnership => partnership.HasParty(party)
            || partnership.Commitments.Any(commitment => commitment.Debtor == party || commitment.Creditor == party)
            || partnership.Options.Any(option => option.Holder == party || option.Debtor == party || option.Creditor == party)
            || partnership.Investments.Any(investment => investment.Investor == party || investment.Issuer == party),
        Offering offering => offering.Issuer == party,
        _ => Stream.Slug == party,
    };

    /// <summary>Everything here that shows figures, by kind and name.</summary>
    public IEnumerable<FigureKey> FigureKeys => Explained.Select(explained => explained.Key).Order();

    private protected abstract IEnumerable<IExplained> Explained { get; }

    /// <summary>What one of them shows; null where it is not there.</summary>
    /// <param name="figure">Which one.</param>
    public Figures? FiguresOf(FigureKey figure) => Find(figure)?.Figures;

    internal IExplained? Find(FigureKey figure) => Explained.FirstOrDefault(explained => explained.Key == figure);

    /// <summary>Gives a copy that folds on apart from it what was folded and reported so far.</summary>
    private protected void CopyTo(Aggregate copy)
    {
        copy._facts.AddRange(_facts);
        copy._anomalies.AddRange(_anomalies);
        copy._onlyRefused.AddRange(_onlyRefused);
    }
}

/// <summary>Something in a history that makes no sense and was left out or clipped.</summary>
public sealed record Anomaly
{
    /// <summary>Which rule it breaks: a stable word such as <c>more-than-outstanding</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry that breaks it.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>The entry's effective date, in its latest form; null for a control entry that has none.</summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>What is, then what would have been valid, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Code, entry and sentence.</summary>
    public override string ToString() => $"{Stream} {Entry} [{Code}] {Message}";
}
