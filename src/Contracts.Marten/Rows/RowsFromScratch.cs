namespace Contracts.Storage;

/// <summary>All rows and corners of one stream, made from its whole history.</summary>
/// <remarks>
/// <see cref="RowChanges"/> are the rows that a recording changes; both apply a step in the same way.
/// </remarks>
internal sealed class RowsFromScratch
{
    private readonly RowSet _rows;
    private readonly List<Corner> _corners = [];

    /// <summary>Makes the rows of a history, as long as they are within a bound.</summary>
    public RowsFromScratch(History history, LedgerBound bound)
    {
        _rows = new RowSet(history.Stream);
        var shared = NamedPolicies.Every;
        var steps = new BoundedSteps(history, since: 0, bound, default);
        while (steps.Version < history.Version && !IsWithoutRows)
        {
            var next = steps.Next();
            IsWithoutRows = steps.IsExceeded;
            if (next is not { } step)
                continue;
            if (step.Parted != NamedPolicies.None)
            {
                _rows.Part(shared, step.Parted);
                shared &= ~step.Parted;
            }

            _rows.Apply(step);
            _corners.AddRange(Corner.Of(step));
            LastAt = step.KnownAt;
        }
    }

    /// <summary>True where the rows would exceed the bound, so that the stream has none.</summary>
    public bool IsWithoutRows { get; }

    /// <summary>The instant of the last step; null if there is none.</summary>
    public DateTimeOffset? LastAt { get; }

    /// <summary>The corners of the rows.</summary>
    public IReadOnlyList<Corner> Corners => IsWithoutRows ? [] : _corners;

    /// <summary>The rows, each with the policies under which it answers.</summary>
    public IEnumerable<(NamedPolicies Policies, LedgerRow Row)> Rows => IsWithoutRows ? [] : _rows.Begun;
}
