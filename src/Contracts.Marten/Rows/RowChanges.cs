using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The rows that one stream's ledger loses and gains by steps that are written together.</summary>
/// <remarks>
/// <see cref="RowsFromScratch"/> makes the rows of a whole history; both apply a step in the same way.
/// </remarks>
internal sealed class RowChanges(StreamKey stream)
{
    private readonly List<(NamedPolicies Parted, RowSet Rows)> _spans = [(NamedPolicies.None, new RowSet(stream))];
    private readonly List<Corner> _corners = [];

    /// <summary>The changes between partings of policies, each with the policies that part before it.</summary>
    public IReadOnlyList<(NamedPolicies Parted, RowSet Rows)> Spans => _spans;

    /// <summary>The corners of all steps.</summary>
    public IReadOnlyList<Corner> Corners => _corners;

    /// <summary>The number of rows that begin or end.</summary>
    public int Count { get; private set; }

    /// <summary>The instant of the last step; null if there is none.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>True where no row begins or ends, and no policies part.</summary>
    public bool IsEmpty => Count == 0 && _corners.Count == 0 && _spans.Count == 1;

    /// <summary>Applies the next step.</summary>
    public void Apply(LedgerStep step)
    {
        if (step.Parted != NamedPolicies.None)
            _spans.Add((step.Parted, new RowSet(stream)));
        _spans[^1].Rows.Apply(step);
        _corners.AddRange(Corner.Of(step));
        Count += step.Changes.Sum(change => change.Begun.Count + change.Ended.Count);
        LastAt = step.KnownAt;
    }
}

/// <summary>
/// Rows that begin and end by some steps of one stream; a row that does both is inserted with its end.
/// </summary>
internal sealed class RowSet(StreamKey stream)
{
    private readonly Dictionary<(NamedPolicies Policies, FigureKey Position, DateOnly From), LedgerRow> _open = [];
    private readonly List<EndedRow> _ended = [];
    private List<(NamedPolicies Policies, LedgerRow Row)> _closed = [];

    /// <summary>Rows from before the first step that end.</summary>
    public IReadOnlyList<EndedRow> Ended => _ended;

    /// <summary>Rows that begin, each with the policies under which it answers.</summary>
    public IEnumerable<(NamedPolicies Policies, LedgerRow Row)> Begun =>
        _closed.Concat(_open.Select(row => (row.Key.Policies, row.Value)));

    /// <summary>Applies a step, except for its parting of policies.</summary>
    public void Apply(LedgerStep step)
    {
        foreach (var change in step.Changes)
        {
            foreach (var slice in change.Ended)
            {
                if (_open.Remove((change.Policies, slice.Key, slice.EffectiveFrom), out var row))
                    _closed.Add((change.Policies, row with { KnownTo = step.KnownAt }));
                else
                    _ended.Add(new EndedRow(change.Policies, slice, step.KnownAt));
            }

            foreach (var slice in change.Begun)
            {
                var row = new LedgerRow { Stream = stream, Slice = slice, KnownFrom = step.KnownAt, KnownTo = null };
                _open.Add((change.Policies, slice.Key, slice.EffectiveFrom), row);
            }
        }
    }

    /// <summary>
    /// Gives copies of the rows that some policies share to each policy that parts from them, and one to those that
    /// stay.
    /// </summary>
    public void Part(NamedPolicies shared, NamedPolicies parted)
    {
        NamedPolicies[] policies =
        [
            .. EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => parted.HasFlag(policy)),
            shared & ~parted,
        ];
        _closed = [.. _closed.SelectMany(row => OwnersOf(row.Policies), (row, policy) => (policy, row.Row))];
        foreach (var (key, row) in _open.Where(row => row.Key.Policies == shared).ToList())
        {
            _open.Remove(key);
            foreach (var policy in policies)
                _open.Add(key with { Policies = policy }, row);
        }

        IEnumerable<NamedPolicies> OwnersOf(NamedPolicies before) => before == shared ? policies : [before];
    }
}

/// <summary>A row from before that ends.</summary>
/// <param name="Policies">The policies under which it answers.</param>
/// <param name="Slice">Its content.</param>
/// <param name="KnownAt">The instant at which it ends.</param>
internal sealed record EndedRow(NamedPolicies Policies, LedgerSlice Slice, DateTimeOffset KnownAt)
{
    /// <summary>The columns that find the row in its stream, and its end.</summary>
    public static IReadOnlyList<LedgerColumn<EndedRow>> Columns { get; } =
    [
        new LedgerColumn<EndedRow, DateTime>(
            "known_at", "timestamptz", NpgsqlDbType.TimestampTz, row => row.KnownAt.UtcDateTime),
        new LedgerColumn<EndedRow, short>("policies", "smallint", NpgsqlDbType.Smallint, row => (short)row.Policies),
        new LedgerColumn<EndedRow, short>(
            "kind", "smallint", NpgsqlDbType.Smallint, row => (short)row.Slice.Key.Kind),
        new LedgerColumn<EndedRow, string>(
            "position_id", "varchar", NpgsqlDbType.Varchar, row => row.Slice.Key.Name),
        new LedgerColumn<EndedRow, int>(
            "effective_from", "integer", NpgsqlDbType.Integer, row => row.Slice.EffectiveFrom.DayNumber),
    ];
}
