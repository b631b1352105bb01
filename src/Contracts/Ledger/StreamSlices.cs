namespace Contracts;

/// <summary>What the positions of one stream show from day to day under one policy, kept up with what the stream learns.</summary>
/// <remarks>Only what follows on the first fact that is new, gone or another is looked at again.</remarks>
internal sealed class StreamSlices(History history, EvidencePolicy evidence)
{
    private readonly Dictionary<FigureKey, PositionSlices> _slices = [];
    private readonly List<FactInForce> _facts = [];
    private Partnership _folded = new(history.Stream, ViewpointOf(evidence));
    private bool _hasConfirmations;
    private int _version;

    /// <summary>Learns the entries up to a version, and says what is held no longer and what is held from then on.</summary>
    public (List<LedgerSlice> Ended, List<LedgerSlice> Begun) LearnTo(int version)
    {
        var before = new Dictionary<FigureKey, LedgerSlice[]>();
        if (FactsAtTheEnd(version) is { } more)
            GoOn(more, before);
        else
            GoBack(history.FactsThatSpeak(version, evidence), before);
        for (; _version < version; _version++)
            _hasConfirmations |= history.Entries[_version].Event is EntryConfirmed;

        var (ended, begun) = (new List<LedgerSlice>(), new List<LedgerSlice>());
        foreach (var (position, old) in before)
            PositionSlices.Differences(old, _slices[position].ToArray(), ended, begun);
        return (ended, begun);
    }

    /// <summary>The facts that are new, where they follow on all that is folded; else null. A new fact may name a party, and so change who confirmed an older one.</summary>
    private IReadOnlyList<FactInForce>? FactsAtTheEnd(int version) =>
        !_hasConfirmations && history.FactsAtTheEnd(_version, version, evidence) is { } facts && (facts.Count == 0 || _facts.Count == 0 || facts[0].TakesEffectOn >= _facts[^1].TakesEffectOn) ? facts : null;

    /// <summary>Folds what follows on all that is folded.</summary>
    private void GoOn(IReadOnlyList<FactInForce> facts, Dictionary<FigureKey, LedgerSlice[]> before)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            _facts.Add(facts[i]);
            _folded.Fold(facts[i]);
            if (i + 1 == facts.Count || facts[i + 1].TakesEffectOn != facts[i].TakesEffectOn)
                Show(facts[i].TakesEffectOn, before);
        }
    }

    /// <summary>Goes back to the day before the first on which something is another, and on from there.</summary>
    private void GoBack(List<FactInForce> facts, Dictionary<FigureKey, LedgerSlice[]> before)
    {
        var same = 0;
        while (same < facts.Count && same < _facts.Count && (ReferenceEquals(facts[same], _facts[same]) || facts[same].SpeaksLike(_facts[same])))
            same++;
        if (same < _facts.Count)
        {
            var day = same < facts.Count && facts[same].TakesEffectOn < _facts[same].TakesEffectOn ? facts[same].TakesEffectOn : _facts[same].TakesEffectOn;
            while (same > 0 && facts[same - 1].TakesEffectOn >= day)
                same--;
            FoldAgain(facts, same);
            ForgetFrom(day, before);
        }

        GoOn(facts[same..], before);
    }

    private void FoldAgain(List<FactInForce> facts, int count)
    {
        _facts.Clear();
        _folded = new Partnership(history.Stream, ViewpointOf(evidence));
        for (var i = 0; i < count; i++)
        {
            _facts.Add(facts[i]);
            _folded.Fold(facts[i]);
        }

        foreach (var slices in _slices.Values)
            slices.Unsee();
        foreach (var position in _folded.Positions)
            SlicesOf(position).IsToBeSeen(position.Grounds.Revision);
    }

    private void ForgetFrom(DateOnly day, Dictionary<FigureKey, LedgerSlice[]> before)
    {
        foreach (var (position, slices) in _slices)
        {
            if (!slices.GoesBeyond(day))
                continue;
            before.TryAdd(position, slices.ToArray());
            slices.ForgetFrom(day);
        }
    }

    private void Show(DateOnly day, Dictionary<FigureKey, LedgerSlice[]> before)
    {
        foreach (var position in _folded.Positions)
        {
            var slices = SlicesOf(position);
            if (!slices.IsToBeSeen(position.Grounds.Revision))
                continue;
            var figures = position.Figures;
            if (slices.Shows(figures))
                continue;
            before.TryAdd(position.Key, slices.ToArray());
            slices.Show(day, figures);
        }
    }

    private PositionSlices SlicesOf(IPosition position)
    {
        if (!_slices.TryGetValue(position.Key, out var slices))
            _slices.Add(position.Key, slices = new PositionSlices(position.Key));
        return slices;
    }

    private static Viewpoint ViewpointOf(EvidencePolicy evidence) => new() { Evidence = evidence };
}
