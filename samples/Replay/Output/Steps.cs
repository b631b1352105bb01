namespace Replay;

/// <summary>How many steps of how many are done; 0 of 0 where nobody can say.</summary>
internal sealed class Steps(int total) : IProgress<int>
{
    private int _done;

    public int Total => total;

    public int Done => Volatile.Read(ref _done);

    /// <summary>Whether nothing at all is said where nobody watches.</summary>
    public bool AreSilent { get; init; }

    public void Report(int value) => Volatile.Write(ref _done, value);
}
