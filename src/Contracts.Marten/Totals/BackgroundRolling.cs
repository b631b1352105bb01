namespace Contracts.Storage;

/// <summary>Rolls corners up behind the backs of those who record, whenever enough came in.</summary>
internal sealed class BackgroundRolling(CornerRolling rolling) : IAsyncDisposable, IDisposable
{
    private const int Enough = 2000;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private int _waiting;

    /// <summary>Says that so many corners came in.</summary>
    public void Note(int corners)
    {
        if (corners == 0 || Interlocked.Add(ref _waiting, corners) < Enough)
            return;
        lock (_lock)
        {
            if (!_running.IsCompleted || _stopping.IsCancellationRequested)
                return;
            Interlocked.Exchange(ref _waiting, 0);
            _running = Task.Run(() => RollAsync(_stopping.Token));
        }
    }

    /// <summary>Has what is running given up.</summary>
    public void Dispose() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    /// <summary>A failure leaves the corners where they are: totals are right all the same, and the next time rolls them up.</summary>
    private Task RollAsync(CancellationToken cancellationToken) =>
        rolling.RunAsync(anew: false, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
