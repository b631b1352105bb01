namespace Contracts.Storage;

/// <summary>All rows and corners of one stream, made at once.</summary>
internal sealed class StreamLedger
{
    private readonly StreamKey _stream;
    private readonly Dictionary<NamedPolicies, Dictionary<(FigureKey, DateOnly), LedgerRow>> _open = new() { [NamedPolicies.Every] = [] };
    private readonly Dictionary<NamedPolicies, List<LedgerRow>> _closed = new() { [NamedPolicies.Every] = [] };
    private readonly List<Corner> _corners = [];
    private NamedPolicies _shared = NamedPolicies.Every;

    /// <summary>Makes the ledger of a history, as far as its rows are within a bound.</summary>
    public StreamLedger(History history, LedgerBound bound)
    {
        _stream = history.Stream;
        var steps = new BoundedSteps(history, since: 0, bound, default);
        while (steps.Version < history.Version && !IsUnkept)
        {
            var next = steps.Next();
            IsUnkept = steps.IsExceeded;
            if (next is not { } step)
                continue;
            Part(step.Parted);
            foreach (var change in step.Changes)
                Learn(change, step.KnownAt);
            _corners.AddRange(Corner.Of(step));
        }
    }

    /// <summary>Whether the rows would exceed the bound, so that there are none.</summary>
    public bool IsUnkept { get; }

    public IReadOnlyList<Corner> Corners => IsUnkept ? [] : _corners;

    /// <summary>The rows, each with the policies under which it answers.</summary>
    public IEnumerable<(NamedPolicies Policies, LedgerRow Row)> Rows
    {
        get
        {
            if (IsUnkept)
                yield break;
            foreach (var (policies, open) in _open)
            {
                foreach (var row in _closed[policies])
                    yield return (policies, row);
                foreach (var row in open.Values)
                    yield return (policies, row);
            }
        }
    }

    /// <summary>Gives each policy that parts the rows that it shared until now as rows of its own.</summary>
    private void Part(NamedPolicies parted)
    {
        if (parted == NamedPolicies.None)
            return;
        _open.Remove(_shared, out var open);
        _closed.Remove(_shared, out var closed);
        foreach (var policy in EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => parted.HasFlag(policy)).Append(_shared &= ~parted))
            (_open[policy], _closed[policy]) = (new(open ?? []), [.. closed ?? []]);
    }

    private void Learn(LedgerChange change, DateTimeOffset knownAt)
    {
        foreach (var slice in change.Ended)
        {
            if (_open[change.Policies].Remove((slice.Position, slice.EffectiveFrom), out var row))
                _closed[change.Policies].Add(row with { KnownTo = knownAt });
        }

        foreach (var slice in change.Begun)
            _open[change.Policies].Add((slice.Position, slice.EffectiveFrom), new LedgerRow { Stream = _stream, Slice = slice, KnownFrom = knownAt, KnownTo = null });
    }
}
