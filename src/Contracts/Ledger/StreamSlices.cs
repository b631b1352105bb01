namespace Contracts;

/// <summary>
/// The positions and items of one stream from day to day under one policy, updated as the stream learns entries.
/// </summary>
/// <remarks>An update inspects only what follows the first fact that is new, gone or changed.</remarks>
/// <param name="history">The stream's history.</param>
/// <param name="evidence">The policy.</param>
/// <param name="leastApart">The minimum number of facts between two checkpoints.</param>
internal sealed class StreamSlices(History history, EvidencePolicy evidence, int leastApart = 64)
{
    private readonly Dictionary<FigureKey, KeySlices> _slices = [];
    private readonly Dictionary<FigureKey, SourceSlices> _sources = [];
    private readonly FoldedFacts _folded = new(
        () => Aggregate.Empty(history.Stream, new Viewpoint { Evidence = evidence }), leastApart);
    private bool _hasConfirmations;
    private int _version;

    /// <summary>Learns the entries up to a version, and returns the slices that end and those that begin.</summary>
    public (List<LedgerSlice> Ended, List<LedgerSlice> Begun) LearnTo(int version)
    {
        var before = new Dictionary<FigureKey, SlicesBefore>();
        if (MoreFacts(version) is { } more)
            Insert(more, before);
        else
            GoOver(history.FactsThatSpeak(version, evidence), before);
        for (; _version < version; _version++)
            _hasConfirmations |= history.Entries[_version].Event is EntryConfirmed;

        var (ended, begun) = (new List<LedgerSlice>(), new List<LedgerSlice>());
        foreach (var (position, old) in before)
            _slices[position].Compare(old, ended, begun);
        return (ended, begun);
    }

    /// <summary>The new facts if all earlier ones are unchanged; otherwise null.</summary>
    /// <remarks>
    /// With confirmations it is null, too: a new fact may name a party, and so change the effect of a confirmation.
    /// </remarks>
    private List<FactInForce>? MoreFacts(int version) =>
        _hasConfirmations ? null : history.FactsAtTheEnd(_version, version, evidence)?.ToList();

    /// <summary>Folds new facts among the others; within a day they come last.</summary>
    private void Insert(List<FactInForce> facts, Dictionary<FigureKey, SlicesBefore> before)
    {
        if (facts.Count > 0 && _folded.Facts is [.., var last] && facts[0].TakesEffectOn < last.TakesEffectOn)
        {
            var others = GoBackTo(facts[0].TakesEffectOn, before);
            FactInForce.Merge(others, facts);
            facts = others;
        }

        GoOn(facts, before);
    }

    /// <summary>Rewinds to before the first day on which a fact differs, and folds from there.</summary>
    private void GoOver(List<FactInForce> facts, Dictionary<FigureKey, SlicesBefore> before)
    {
        var (same, folded) = (0, _folded.Facts);
        while (same < facts.Count && same < folded.Count && IsUnchanged(facts[same], folded[same]))
            same++;
        if (same < folded.Count)
        {
            var day = folded[same].TakesEffectOn;
            if (same < facts.Count && facts[same].TakesEffectOn < day)
                day = facts[same].TakesEffectOn;
            GoBackTo(day, before);
            same = _folded.Facts.Count;
        }

        GoOn(facts[same..], before);

        static bool IsUnchanged(FactInForce now, FactInForce earlier) =>
            ReferenceEquals(now, earlier) || now.SpeaksLike(earlier);
    }

    /// <summary>Folds facts that follow all folded ones.</summary>
    private void GoOn(List<FactInForce> facts, Dictionary<FigureKey, SlicesBefore> before)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            _folded.Add(facts[i]);
            if (i + 1 == facts.Count || facts[i + 1].TakesEffectOn != facts[i].TakesEffectOn)
                Show(facts[i].TakesEffectOn, before);
        }
    }

    /// <summary>Rewinds to before a day, and returns the facts from that day on.</summary>
    private List<FactInForce> GoBackTo(DateOnly day, Dictionary<FigureKey, SlicesBefore> before)
    {
        var others = _folded.GoBackTo(_folded.CountBefore(day));
        foreach (var (position, slices) in _slices)
        {
            slices.Unsee();
            if (!slices.GoesBeyond(day))
                continue;
            before.TryAdd(position, slices.Before(day));
            slices.ForgetFrom(day);
        }

        foreach (var source in _sources.Values)
            source.Unsee();
        foreach (var position in _folded.Folded.Positions)
            SlicesOf(position).IsToBeSeen(_folded.Folded.RevisionOf(position));
        foreach (var source in _folded.Folded.ItemSources)
            SlicesOf(source).IsToBeSeen(source.RevisionIn(_folded.Folded));
        return others;
    }

    private void Show(DateOnly day, Dictionary<FigureKey, SlicesBefore> before)
    {
        var folded = _folded.Folded;
        foreach (var position in folded.Positions)
        {
            var slices = SlicesOf(position);
            if (slices.IsToBeSeen(folded.RevisionOf(position)))
                Show(day, slices, position.Stated, before);
        }

        foreach (var source in folded.ItemSources)
        {
            var slices = SlicesOf(source);
            if (slices.IsToBeSeen(source.RevisionIn(folded)))
                Show(day, slices, source.ItemsIn(folded), before);
        }
    }

    private static void Show(
        DateOnly day, KeySlices slices, Figures figures, Dictionary<FigureKey, SlicesBefore> before)
    {
        if (slices.Shows(figures))
            return;
        before.TryAdd(slices.Key, slices.Before(day));
        slices.Show(day, figures);
    }

    /// <summary>Shows the items that a source has on a day, and ends those that it has no more.</summary>
    private void Show(
        DateOnly day, SourceSlices source, IEnumerable<LedgerItem> items, Dictionary<FigureKey, SlicesBefore> before)
    {
        var shown = new HashSet<FigureKey>();
        foreach (var item in items)
        {
            shown.Add(item.Key);
            if (!_slices.TryGetValue(item.Key, out var slices))
            {
                _slices.Add(item.Key, slices = new KeySlices(item.Key));
                source.Add(slices);
            }

            Show(day, slices, item, before);
        }

        foreach (var gone in source.Items.Where(item => item.IsOpen && !shown.Contains(item.Key)))
        {
            before.TryAdd(gone.Key, gone.Before(day));
            gone.End(day);
        }
    }

    private KeySlices SlicesOf(IPosition position)
    {
        if (position.Slices is { } known)
            return known;
        if (!_slices.TryGetValue(position.Key, out var slices))
            _slices.Add(position.Key, slices = new KeySlices(position.Key));
        position.Slices = slices;
        return slices;
    }

    private SourceSlices SlicesOf(IItemSource source)
    {
        if (source.Slices is { } known)
            return known;
        if (!_sources.TryGetValue(source.Source, out var slices))
            _sources.Add(source.Source, slices = new SourceSlices());
        source.Slices = slices;
        return slices;
    }
}
