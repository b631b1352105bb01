namespace Contracts.Storage;

/// <summary>The rows that one stream's ledger loses and gains by steps that are written together.</summary>
internal sealed class StreamChanges(StreamKey stream)
{
    private readonly List<(NamedPolicies Parted, StepsTogether Steps)> _spans = [(NamedPolicies.None, new StepsTogether(stream))];
    private readonly List<Corner> _corners = [];

    /// <summary>The steps between policies that part, each with the policies that part before it.</summary>
    public IReadOnlyList<(NamedPolicies Parted, StepsTogether Steps)> Spans => _spans;

    /// <summary>The corners of all steps.</summary>
    public IReadOnlyList<Corner> Corners => _corners;

    /// <summary>The number of rows that begin or end.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether nothing begins or ends, and no policies part.</summary>
    public bool IsEmpty => Rows == 0 && _corners.Count == 0 && _spans.Count == 1;

    /// <summary>Takes the next step.</summary>
    public void Learn(LedgerStep step)
    {
        if (step.Parted != NamedPolicies.None)
            _spans.Add((step.Parted, new StepsTogether(stream)));
        _spans[^1].Steps.Learn(step);
        _corners.AddRange(Corner.Of(step));
        Rows += step.Changes.Sum(change => change.Begun.Count + change.Ended.Count);
    }
}
