namespace Contracts;

/// <summary>What the positions of one stream show from day to day under one policy, kept up with what the stream learns.</summary>
internal sealed class StreamSlices(History history, EvidencePolicy evidence)
{
    private Dictionary<FigureKey, PositionSlices> _slices = [];
    private Partnership _folded = new(history.Stream, ViewpointOf(evidence));
    private DateOnly _lastDay = DateOnly.MinValue;
    private bool _hasConfirmations;
    private int _version;

    /// <summary>Learns the entries up to a version, and says what is held no longer and what is held from then on.</summary>
    public (List<LedgerSlice> Ended, List<LedgerSlice> Begun) LearnTo(int version)
    {
        var before = FactsAtTheEnd(version) is { } facts ? GoOn(facts) : BeginAgain(version);
        for (; _version < version; _version++)
            _hasConfirmations |= history.Entries[_version].Event is EntryConfirmed;
        return Difference(before);
    }

    /// <summary>The facts that are new, where they follow on all that is folded; else null. A new fact may name a party, and so change who confirmed an older one.</summary>
    private IReadOnlyList<FactInForce>? FactsAtTheEnd(int version) =>
        !_hasConfirmations && history.FactsAtTheEnd(_version, version, evidence) is { } facts && (facts.Count == 0 || facts[0].TakesEffectOn >= _lastDay) ? facts : null;

    /// <summary>Folds what follows on all that is folded.</summary>
    private Dictionary<FigureKey, LedgerSlice[]> GoOn(IReadOnlyList<FactInForce> facts)
    {
        var before = new Dictionary<FigureKey, LedgerSlice[]>();
        for (var i = 0; i < facts.Count; i++)
        {
            _lastDay = facts[i].TakesEffectOn;
            _folded.Fold(facts[i]);
            if (i + 1 == facts.Count || facts[i + 1].TakesEffectOn != _lastDay)
                Show(before);
        }

        return before;
    }

    private Dictionary<FigureKey, LedgerSlice[]> BeginAgain(int version)
    {
        var before = _slices.ToDictionary(position => position.Key, position => position.Value.ToArray());
        _slices = [];
        _folded = new(history.Stream, ViewpointOf(evidence));
        _lastDay = DateOnly.MinValue;
        foreach (var begun in GoOn(history.FactsThatSpeak(version, evidence)).Keys)
            before.TryAdd(begun, []);
        return before;
    }

    private void Show(Dictionary<FigureKey, LedgerSlice[]> before)
    {
        foreach (var (position, figures) in _folded.Positions)
        {
            if (!_slices.TryGetValue(position, out var slices))
                _slices.Add(position, slices = new PositionSlices(position));
            if (slices.Shows(figures))
                continue;
            if (!before.ContainsKey(position))
                before.Add(position, slices.ToArray());
            slices.Show(_lastDay, figures);
        }
    }

    private (List<LedgerSlice> Ended, List<LedgerSlice> Begun) Difference(Dictionary<FigureKey, LedgerSlice[]> before)
    {
        var (ended, begun) = (new List<LedgerSlice>(), new List<LedgerSlice>());
        foreach (var (position, old) in before)
        {
            var now = _slices.TryGetValue(position, out var slices) ? slices.ToArray() : [];
            var same = 0;
            while (same < old.Length && same < now.Length && old[same] == now[same])
                same++;
            ended.AddRange(old[same..].Except(now[same..]));
            begun.AddRange(now[same..].Except(old[same..]));
        }

        return (ended, begun);
    }

    private static Viewpoint ViewpointOf(EvidencePolicy evidence) => new() { Evidence = evidence };
}
