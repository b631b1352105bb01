namespace Contracts.Testing;

/// <summary>Where a server of our own keeps its data, and how long it may take to start.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder of a <em>kept</em> server, whose data stay; <see langword="null"/>, the default, for a <em>throwaway</em> one, whose folder
    /// goes with the process.
    /// </summary>
    /// <remarks>
    /// A kept folder is empty, absent, or was made by an earlier kept server; a relative path counts from the current directory.
    /// It has one owner at a time. When this process is root, the folder is handed to the user that the server runs as, and that user must
    /// be able to enter the folders above it.
    /// </remarks>
    public string? DataFolder { get; init; }

    /// <summary>The longest that the server may take from its launch until it takes sessions: 60 seconds by default, 1 second to 1 hour.</summary>
    /// <remarks>Whole seconds count. Making a new cluster is not part of it; what a kept server recovers after a crash is.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of these bounds.</exception>
    public TimeSpan StartTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>The folder that throwaway servers have theirs in; tests of how orphans end have one of their own.</summary>
    internal string ThrowawayParent { get; init; } = ThrowawayFolders.UsualParent;

    /// <summary>Whether a process beside this one ends the server as soon as this one dies; tests of the next start switch it off.</summary>
    internal bool IsWatched { get; init; } = true;

    /// <summary>How a port is chosen; tests choose one that is taken.</summary>
    internal Func<int> ChoosePort { get; init; } = LoopbackPort.Free;
}
