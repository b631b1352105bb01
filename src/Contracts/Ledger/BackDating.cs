namespace Contracts;

/// <summary>
/// Counts the facts that are folded again because later entries take effect before them, or because facts are disputed.
/// </summary>
/// <remarks>
/// It counts by the days that entries state. Control entries, rivals and superseding accounts reach back to the day of
/// the entry that they refer to. Entries learned at one instant are folded together, so only the earliest of their days
/// counts.
/// </remarks>
internal sealed class BackDating
{
    /// <summary>The number of positions and items whose inspection takes as long as folding one fact.</summary>
    public const int PositionsPerFact = 32;

    private const int Nowhere = int.MaxValue;

    // What is disputed is folded as if it were left out, and as if it were undisputed, too.
    private const long StatesPerDispute = 2;

    private readonly int[] _reach;
    private readonly bool[] _isFact;
    private readonly bool[] _isDispute;
    private readonly int[] _begun;
    private readonly int[] _days;
    private readonly int[] _counts;
    private int _facts;
    private long _disputes;
    private long _positions;
    private int _version;

    /// <summary>Prepares to learn a history from its first entry on.</summary>
    public BackDating(History history)
    {
        _reach = new int[history.Version];
        _isFact = new bool[history.Version];
        _isDispute = new bool[history.Version];
        _begun = new int[history.Version];
        for (var i = 0; i < _reach.Length; i++)
        {
            var entry = history.Entries[i];
            _isFact[i] = entry.Event is FactEvent;
            _isDispute[i] = entry.Event is EntryDisputed;
            _begun[i] = entry.Event switch
            {
                DealSigned signed => 1 + signed.Commitments.Count,
                CommitmentMade or OptionGranted or EquityCommitted or EquityInvested or MilestoneScheduled
                    or BreachNotified or RightGranted => 1,
                _ => 0,
            };
            var referredTo = entry.Event is ControlEvent control ? control.Entry : entry.Joins;
            var target = referredTo is { } id && history.Find(id) is { } found && found.Version <= i
                ? _reach[found.Version - 1]
                : Nowhere;
            _reach[i] = Math.Min(target, entry.EffectiveOn?.Latest.DayNumber ?? Nowhere);
        }

        _days = [.. _reach.Distinct().Order()];
        _counts = new int[_days.Length + 1];
    }

    /// <summary>The number of facts folded again in all steps so far, weighted by the number of positions.</summary>
    public long FoldedAgain { get; private set; }

    /// <summary>Learns the entries up to a version in one step.</summary>
    public void LearnTo(int version)
    {
        var earliest = Nowhere;
        for (var i = _version; i < version; i++)
            earliest = Math.Min(earliest, _reach[i]);
        var again = earliest == Nowhere ? 0 : _facts - CountTo(earliest);
        var (facts, disputes) = (_facts, _disputes);
        for (; _version < version; _version++)
        {
            _positions += _begun[_version];
            _disputes += _isDispute[_version] ? 1 : 0;
            if (_isFact[_version])
                Add(_reach[_version]);
        }

        FoldedAgain += again * (1 + (_positions / PositionsPerFact));
        FoldedAgain += StatesPerDispute * ((disputes * (_facts - facts + again)) + ((_disputes - disputes) * _facts));
    }

    /// <summary>The number of facts up to a day: a prefix sum in a Fenwick tree.</summary>
    private int CountTo(int day)
    {
        var count = 0;
        for (var at = RankOf(day); at > 0; at -= at & -at)
            count += _counts[at];
        return count;
    }

    private void Add(int day)
    {
        _facts++;
        for (var at = RankOf(day); at < _counts.Length; at += at & -at)
            _counts[at]++;
    }

    private int RankOf(int day) => Array.BinarySearch(_days, day) + 1;
}
