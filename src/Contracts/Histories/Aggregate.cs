using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The state of one stream at a viewpoint.</summary>
/// <remarks>Built by one fold, and immutable from then on.</remarks>
[JsonConverter(typeof(AggregateJsonConverter<Aggregate>))]
public abstract class Aggregate
{
    private readonly List<Anomaly> _anomalies = [];
    private readonly List<Anomaly> _onlyRefused = [];
    private List<FactInForce> _facts = [];
    private Doubts? _doubts;

    private protected Aggregate(StreamKey stream, Viewpoint viewpoint)
    {
        Stream = stream;
        Viewpoint = viewpoint;
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>The viewpoint of the state.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>
    /// The folded facts in folding order: by the day on which they take effect, then by place in the stream.
    /// </summary>
    public IReadOnlyList<FactInForce> Facts => _facts;

    /// <summary>
    /// The anomalies: accounts that cannot supersede, then those of folding in the order of the facts.
    /// </summary>
    public IReadOnlyList<Anomaly> Anomalies => _anomalies;

    /// <summary>
    /// Facts left out or clipped only because the evidence policy or a supposition excludes what they rest on.
    /// With all evidence and without suppositions they are in order.
    /// </summary>
    public IReadOnlyList<Anomaly> Ungrounded { get; private set; } = [];

    /// <summary>The conflicts that the strict door refuses: the anomalies, and what only an import accepts.</summary>
    internal IEnumerable<Anomaly> Refusable => _anomalies.Concat(_onlyRefused);

    internal static Aggregate Empty(StreamKey stream, Viewpoint viewpoint) => stream.Kind switch
    {
        StreamKind.Partnership => new Partnership(stream, viewpoint),
        StreamKind.Offering => new Offering(stream, viewpoint),
        _ => new Organization(stream, viewpoint),
    };

    /// <summary>The state that facts give, with the anomalies that were found beside them.</summary>
    /// <exception cref="ArgumentException">A fact is no fact of such a stream.</exception>
    internal static Aggregate Restored(
        StreamKey stream,
        Viewpoint viewpoint,
        List<FactInForce> facts,
        IEnumerable<Anomaly> anomalies,
        IReadOnlyList<Anomaly> ungrounded)
    {
        if (stream.IsNone || facts.Find(fact => !fact.Event.BelongsTo(stream.Kind)) is not null)
            throw new ArgumentException($"'{stream}' has facts of another kind of stream; only its own can be folded.");
        var folded = Empty(stream, viewpoint);
        FactInForce.Sort(facts);
        folded.FoldAll(facts);
        folded._anomalies.Clear();
        folded._anomalies.AddRange(anomalies);
        folded.Ungrounded = ungrounded;
        return folded;
    }

    /// <summary>Folds all facts, which are in folding order; the aggregate takes ownership of the list.</summary>
    internal void FoldAll(List<FactInForce> facts)
    {
        _facts = facts;
        foreach (var fact in facts)
            Take(fact);
    }

    internal void Fold(FactInForce fact)
    {
        _facts.Add(fact);
        Take(fact);
        _doubts?.Follow(this, _facts.Count - 1);
    }

    private void Take(FactInForce fact)
    {
        Apply(fact);
        HasDoubts |= Doubts.Begin(fact);
    }

    /// <summary>True if disputed facts may change a figure that does not rest on them.</summary>
    internal bool HasDoubts { get; private set; }

    private Doubts Doubts => _doubts ??= new Doubts(this);

    /// <summary>
    /// True if a disputed fact changes the figure, or would: left out or undisputed, it gives other amounts, another
    /// end or nature, or no figure at all.
    /// </summary>
    internal bool HasDoubtAbout(IContestable figure) => HasDoubts && Doubts.About(figure).Any();

    /// <summary>Increases whenever a figure may have changed: by a fact, or by one in a state of a doubt.</summary>
    internal int RevisionOf(IContestable figure) =>
        figure.Basis.Revision + (HasDoubts ? Doubts.RevisionOf(figure) : 0);

    /// <summary>
    /// The facts that determine a figure: folded alone they give it, and the doubts about it.
    /// </summary>
    internal IReadOnlyList<FactInForce> ExplanationOf(IContestable figure) =>
        HasDoubts ? Doubts.ExplanationOf(figure) : figure.Basis.Facts;

    internal void Report(FactInForce fact, string code, string message) =>
        _anomalies.Add(AnomalyOf(fact, code, message));

    internal void ReportAtTheStrictDoor(FactInForce fact, string code, string message) =>
        _onlyRefused.Add(AnomalyOf(fact, code, message));

    /// <summary>
    /// Moves anomalies that do not exist with all evidence and without suppositions to <see cref="Ungrounded"/>.
    /// </summary>
    /// <param name="inTruth">The anomalies with all evidence and without suppositions.</param>
    /// <param name="isRecorded">Tests whether an entry is recorded rather than only supposed.</param>
    internal void SetApartUngrounded(IReadOnlyList<Anomaly> inTruth, Func<EntryId, bool> isRecorded)
    {
        var real = inTruth.Select(anomaly => (anomaly.Code, anomaly.Entry)).ToHashSet();
        Ungrounded = [.. _anomalies.Where(IsUngrounded)];
        _anomalies.RemoveAll(IsUngrounded);

        bool IsUngrounded(Anomaly anomaly) =>
            isRecorded(anomaly.Entry) && !real.Contains((anomaly.Code, anomaly.Entry));
    }

    /// <summary>Changes the state by a fact, without keeping the fact.</summary>
    internal abstract void Apply(FactInForce fact);

    private Anomaly AnomalyOf(FactInForce fact, string code, string message) => new()
    {
        Code = code,
        Stream = Stream,
        Entry = fact.Entry.Id,
        EffectiveOn = fact.EffectiveOn,
        Message = message,
    };

    /// <summary>
    /// True if the stream concerns an organization. A partnership concerns its parties and those that its commitments,
    /// options, investments or rights name; an offering, its issuer; an organization, itself.
    /// </summary>
    /// <remarks>
    /// Everything that an organization owes, is owed, holds, awaits or has to provide is in aggregates that concern it.
    /// </remarks>
    /// <param name="party">The organization.</param>
    public bool Concerns(Id<Party> party) => this switch
    {
        Partnership partnership => partnership.HasParty(party)
            || partnership.Commitments.Any(commitment => commitment.Debtor == party || commitment.Creditor == party)
            || partnership.Options.Any(
                option => option.Holder == party || option.Debtor == party || option.Creditor == party)
            || partnership.Investments.Any(investment => investment.Investor == party || investment.Issuer == party)
            || partnership.Rights.Any(right => right.Holder == party || right.Against == party),
        Offering offering => offering.Issuer == party,
        _ => Stream.Slug == party,
    };

    /// <summary>The keys of all figures, by kind and name.</summary>
    public IEnumerable<FigureKey> FigureKeys => Explained.Select(explained => explained.Key).Order();

    private protected abstract IEnumerable<IExplained> Explained { get; }

    /// <summary>The figures of a key; null if there are none at the viewpoint.</summary>
    /// <param name="figure">The key.</param>
    public Figures? FiguresOf(FigureKey figure) => Find(figure)?.Figures;

    internal IExplained? Find(FigureKey figure) => Explained.FirstOrDefault(explained => explained.Key == figure);

    /// <summary>The commitments and the options, in no particular order.</summary>
    internal virtual IEnumerable<IPosition> Positions => [];

    /// <summary>The parts of the state of which the ledger keeps items, in no particular order.</summary>
    internal virtual IEnumerable<IItemSource> ItemSources => [];

    /// <summary>The items as facts state them.</summary>
    internal IEnumerable<LedgerItem> StatedItems => ItemSources.SelectMany(source => source.ItemsIn(this));

    /// <summary>The items on the day of the viewpoint.</summary>
    internal IEnumerable<LedgerItem> Items => StatedItems.Select(item => item.On(Viewpoint.AsOf));

    /// <summary>An independent copy, which folds on as this one does.</summary>
    internal virtual Aggregate Copy()
    {
        var copy = Empty(Stream, Viewpoint);
        foreach (var fact in _facts)
            copy.Fold(fact);
        return copy;
    }

    /// <summary>Copies the folded facts and their anomalies to an aggregate that will fold on independently.</summary>
    private protected void CopyTo(Aggregate copy)
    {
        copy._facts.AddRange(_facts);
        copy._anomalies.AddRange(_anomalies);
        copy._onlyRefused.AddRange(_onlyRefused);
        copy.HasDoubts = HasDoubts;
        copy._doubts = _doubts?.Copy();
    }
}

/// <summary>An entry that breaks a rule. Folding leaves it out or clips it; the strict door refuses it.</summary>
public sealed record Anomaly
{
    /// <summary>The broken rule, as one of <see cref="RuleCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry that breaks the rule.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>The entry's effective date in its latest form; null for a control entry without one.</summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>One sentence: what is, then what would have been valid.</summary>
    public required string Message { get; init; }

    /// <summary>The stream, entry, code and message.</summary>
    public override string ToString() => $"{Stream} {Entry} [{Code}] {Message}";
}
