namespace Contracts.Storage;

/// <summary>Rolls corners up in the background, whenever enough were inserted.</summary>
internal sealed class BackgroundRollup(CornerRollup rollup, LedgerTelemetry telemetry) : IAsyncDisposable, IDisposable
{
    private const int Enough = 2000;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private int _waiting;
    private volatile Exception? _lastFailure;

    /// <summary>The failure of the last rollup; null where it succeeded.</summary>
    public Exception? LastFailure => _lastFailure;

    /// <summary>The current rollup, or the last one.</summary>
    public Task Running => _running;

    /// <summary>Counts corners that were inserted.</summary>
    public void Note(int corners)
    {
        if (corners == 0 || Interlocked.Add(ref _waiting, corners) < Enough)
            return;
        lock (_lock)
        {
            if (!_running.IsCompleted || _stopping.IsCancellationRequested)
                return;
            Interlocked.Exchange(ref _waiting, 0);
            _running = Task.Run(() => RollUpAsync(_stopping.Token));
        }
    }

    /// <summary>Cancels a running rollup.</summary>
    public void Dispose() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    /// <summary>
    /// A failure leaves the corners where they are: totals are right all the same, and the next time rolls them up.
    /// </summary>
    private async Task RollUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await rollup.RunAsync(afterRebuild: false, cancellationToken).ConfigureAwait(false);
            _lastFailure = null;
        }
        catch (Exception failure)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            _lastFailure = failure;
            telemetry.Log.RollupFailed(failure);
        }
    }
}
