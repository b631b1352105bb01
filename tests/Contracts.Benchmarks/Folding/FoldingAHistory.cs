using Contracts.Benchmarks.Folding.ByHand;
using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Folding;

/// <summary>One history in memory as of one viewpoint after the other.</summary>
internal sealed class FoldingAHistory(bool hasControls, Measure measure) : Comparison
{
    private const int Entries = 1000;
    private const int Viewpoints = 16;

    private readonly IReadOnlyList<Entry> _entries = GeneratedPartnership.Entries(seed: 10, Entries, hasControls);
    private Viewpoint[] _viewpoints = [];
    private History? _history;
    private HandWrittenLoop? _loop;
    private int _ours;
    private int _theirs;

    public override string Name => $"fold {Entries:N0} entries {(hasControls ? "with controls" : "of facts")}, {(measure == Measure.Time ? "time" : "memory")}";

    public override string Kind => $"fold {Entries:N0} entries, {(measure == Measure.Time ? "time" : "memory")}";

    public override string Reference => "a loop with one switch";

    public override Goal Goal => Goal.CostsAtMost(measure == Measure.Time ? 1.2 : 1.3);

    public override Measure Measure => measure;

    public override Task PrepareAsync(Place place)
    {
        _history = History.Of(_entries[0].Stream, _entries);
        _loop = new HandWrittenLoop(_entries);
        _viewpoints = [.. Enumerable.Range(0, Viewpoints).Select(Near)];
        foreach (var viewpoint in _viewpoints)
        {
            if (!_loop.Fold(viewpoint).Is((Partnership)_history.AsOf(viewpoint), _entries))
                throw new InvalidOperationException($"The loop and the fold differ as of {viewpoint.AsOf}, known at {viewpoint.KnownAt}; they are measured only where they agree.");
        }

        return Task.CompletedTask;
    }

    public override Task OursAsync()
    {
        _history?.AsOf(_viewpoints[_ours++ % Viewpoints]);
        return Task.CompletedTask;
    }

    public override Task ReferenceAsync()
    {
        _loop?.Fold(_viewpoints[_theirs++ % Viewpoints]);
        return Task.CompletedTask;
    }

    /// <summary>A viewpoint that cuts a few of the last entries off, in each time.</summary>
    private Viewpoint Near(int cut) =>
        Viewpoint.On(DateOnly.FromDateTime(_entries[^1].RecordedAt.UtcDateTime).AddDays(-cut), _entries[^(1 + (cut * 3))].RecordedAt);
}
