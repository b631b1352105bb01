namespace Contracts.Testing;

/// <summary>The data folder of an embedded server, and how long its start may take.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder of a <em>kept</em> server, whose data stay; by default <see langword="null"/>, for a
    /// <em>throwaway</em> server, whose folder is removed with the process.
    /// </summary>
    /// <remarks>
    /// A kept folder is empty, absent, or was created by an earlier kept server; a relative path starts at the current
    /// directory. It has one owner at a time. If this process is root, the folder is handed over to the user that the
    /// server runs as, and that user must be able to enter the folders above it.
    /// </remarks>
    public string? DataFolder { get; init; }

    /// <summary>The maximum time from the launch of the server until it accepts sessions: 1 second to 1 hour.</summary>
    /// <value>By default 60 seconds.</value>
    /// <remarks>
    /// Fractions of a second are ignored. The time includes recovery after a crash, but not the creation of a new
    /// cluster.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 second or above 1 hour.</exception>
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

    /// <summary>The parent of the folders of throwaway servers; tests of abandoned servers set their own.</summary>
    internal string ThrowawayParent { get; init; } = ThrowawayFolders.UsualParent;

    /// <summary>
    /// True if a watching process stops the server as soon as this one dies; tests of the next start switch it off.
    /// </summary>
    internal bool IsWatched { get; init; } = true;

    /// <summary>The choice of a port; tests choose one that is taken.</summary>
    internal Func<int> ChoosePort { get; init; } = LoopbackPort.Free;
}
