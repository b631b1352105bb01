namespace Contracts.Storage;

/// <summary>The first faults of an import in the order of files and lines; safe for concurrent use.</summary>
internal sealed class FirstFaults
{
    private readonly Lock _alone = new();
    private readonly SortedSet<HistoryFault> _faults = new(Comparer<HistoryFault>.Create(Compare));

    public void Add(IEnumerable<HistoryFault> faults)
    {
        lock (_alone)
        {
            foreach (var fault in faults)
            {
                _faults.Add(fault);
                if (_faults.Count > HistoryReader.MostFaults && _faults.Max is { } last)
                    _faults.Remove(last);
            }
        }
    }

    /// <summary>Refuses the import if there are any.</summary>
    /// <exception cref="HistoryFileException">There are.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new HistoryFileException([.. _faults]);
    }

    private static int Compare(HistoryFault one, HistoryFault other)
    {
        var byFile = string.CompareOrdinal(one.File, other.File);
        var byPlace = byFile != 0 ? byFile : (one.Line, one.Column).CompareTo((other.Line, other.Column));
        var byField = byPlace != 0 ? byPlace : string.CompareOrdinal(one.Field, other.Field);
        return byField != 0 ? byField : string.CompareOrdinal(one.Message, other.Message);
    }
}
