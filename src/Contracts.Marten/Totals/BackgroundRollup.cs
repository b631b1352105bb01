namespace Contracts.Storage;

/// <summary>Rolls corners up in the background, whenever enough were inserted.</summary>
internal sealed class BackgroundRollup(CornerRollup rollup, LedgerTelemetry telemetry) : IAsyncDisposable, IDisposable
{
    /// <summary>The number of corners that are worth a rollup.</summary>
    public const int Enough = 2000;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private int _waiting;
    private bool _isRunning;
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
            if (_isRunning || _stopping.IsCancellationRequested)
                return;
            _isRunning = true;
            _running = Task.Run(() => RollUpWaitingAsync(_stopping.Token));
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

    /// <summary>Rolls up until too few are waiting: an import inserts more while a rollup runs.</summary>
    private async Task RollUpWaitingAsync(CancellationToken cancellationToken)
    {
        do
            Interlocked.Exchange(ref _waiting, 0);
        while (await RollUpAsync(cancellationToken).ConfigureAwait(false) && GoesOn());

        bool GoesOn()
        {
            lock (_lock)
                return _isRunning = Volatile.Read(ref _waiting) >= Enough;
        }
    }

    /// <summary>
    /// A failure leaves the corners where they are: totals are right all the same, and the next time rolls them up.
    /// </summary>
    private async Task<bool> RollUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await rollup.RunAsync(afterRebuild: false, cancellationToken).ConfigureAwait(false);
            _lastFailure = null;
            return true;
        }
        catch (Exception failure)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                _lastFailure = failure;
                telemetry.Log.RollupFailed(failure);
            }

            lock (_lock)
                _isRunning = false;
            return false;
        }
    }
}
