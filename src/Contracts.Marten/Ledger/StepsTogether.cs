namespace Contracts.Storage;

/// <summary>Steps of one stream's ledger that are written at once: a row that begins and ends among them comes in with its end.</summary>
internal sealed class StepsTogether(StreamKey stream)
{
    private readonly Dictionary<(NamedPolicies Policies, FigureKey Position, DateOnly From), LedgerRow> _open = [];
    private readonly List<(NamedPolicies Policies, LedgerRow Row)> _closed = [];
    private readonly List<EndedRow> _ended = [];

    /// <summary>Rows that stood before and end.</summary>
    public IReadOnlyList<EndedRow> Ended => _ended;

    /// <summary>Rows that come in, with their policies.</summary>
    public IEnumerable<(NamedPolicies Policies, LedgerRow Row)> Begun => _closed.Concat(_open.Select(row => (row.Key.Policies, row.Value)));

    /// <summary>Takes the next step.</summary>
    public void Learn(LedgerStep step)
    {
        foreach (var change in step.Changes)
        {
            foreach (var slice in change.Ended)
            {
                if (_open.Remove((change.Policies, slice.Position, slice.EffectiveFrom), out var row))
                    _closed.Add((change.Policies, row with { KnownTo = step.KnownAt }));
                else
                    _ended.Add(new EndedRow(change.Policies, slice, step.KnownAt));
            }

            foreach (var slice in change.Begun)
                _open.Add((change.Policies, slice.Position, slice.EffectiveFrom), new LedgerRow { Stream = stream, Slice = slice, KnownFrom = step.KnownAt, KnownTo = null });
        }
    }
}
