namespace Contracts;

/// <summary>The steps of a stream's ledger, computed one by one until the bound is exceeded.</summary>
internal sealed class BoundedSteps
{
    private readonly LedgerBound _bound;
    private readonly BackDating? _backDating;
    private readonly IEnumerator<LedgerStep> _steps;
    private readonly IEnumerator<(DateTimeOffset KnownAt, int Version)> _moments;

    /// <summary>Continues after a version at which the stream has rows.</summary>
    /// <param name="history">The stream's history.</param>
    /// <param name="since">The last version in the ledger; 0 for an empty ledger.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="rows">
    /// The rows in the ledger; needed only if the history is long enough to exceed the bound.
    /// </param>
    public BoundedSteps(History history, int since, LedgerBound bound, RowCount rows)
    {
        (Version, Rows, _bound) = (since, rows, bound);
        if (history.Stream.HasRows && history.Version >= bound.LeastEntries)
        {
            _backDating = new BackDating(history);
            foreach (var (_, version) in history.Moments(since: 0).TakeWhile(moment => moment.Version <= since))
                _backDating.LearnTo(version);
        }

        _moments = history.Moments(since).GetEnumerator();
        _steps = history.LedgerSteps(since).GetEnumerator();
    }

    /// <summary>The last version learned.</summary>
    public int Version { get; private set; }

    /// <summary>The rows at that version.</summary>
    public RowCount Rows { get; private set; }

    /// <summary>True if the bound was exceeded: there are no further steps, and the stream has no rows.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Computes the step for the next instant at which the stream learned something.</summary>
    /// <returns>The step; null if the bound is exceeded or the kind of stream has no rows.</returns>
    /// <exception cref="InvalidOperationException">There is no further instant.</exception>
    public LedgerStep? Next()
    {
        if (!_moments.MoveNext())
            throw new InvalidOperationException($"Version {Version} is the last.");
        Version = _moments.Current.Version;
        _backDating?.LearnTo(Version);
        IsExceeded = IsExceeded
            || (_backDating is not null && !_bound.AdmitsFoldingAgain(_backDating.FoldedAgain, Version));
        if (IsExceeded || !_steps.MoveNext())
            return null;
        Rows = Rows.After(_steps.Current);
        IsExceeded = !_bound.AdmitsRows(Rows.All, Version);
        return IsExceeded ? null : _steps.Current;
    }
}
