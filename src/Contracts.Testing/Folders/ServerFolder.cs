using System.Security.Cryptography;

namespace Contracts.Testing;

/// <summary>The locked folder of one server, and the paths in it.</summary>
internal sealed class ServerFolder : IDisposable
{
    private readonly OwnerLock claim;

    private ServerFolder(string path, OwnerLock claim, bool isKept)
    {
        this.claim = claim;
        Path = path;
        IsKept = isKept;
    }

    public string Path { get; }

    /// <summary>True if the folder outlives its owner.</summary>
    public bool IsKept { get; }

    public string Data => Within("data");

    /// <summary>The folder in which a cluster is created, so that <see cref="Data"/> never holds half of one.</summary>
    public string DataInTheMaking => Within("data.new");

    /// <summary>
    /// The major version of PostgreSQL that created the data; <see langword="null"/> if there are none.
    /// </summary>
    public string? Version =>
        System.IO.Path.Combine(Data, "PG_VERSION") is var file && File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : null;

    public string Log => Within("server.log");

    public string PreviousLog => Within("server.previous.log");

    public string PasswordFile => Within("password");

    /// <summary>The folder of the server's socket.</summary>
    public string Sockets => Within("sockets");

    /// <summary>Creates the folder of a throwaway server.</summary>
    public static async Task<ServerFolder> ThrowawayAsync(
        string parent, ServerUser user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var path = ThrowawayFolders.NewPath(parent);
            PrivateFiles.CreateFolder(path);
            if (OwnerLock.TryTake(path) is { } claim) // null if another start took it for abandoned
                return await new ServerFolder(path, claim, isKept: false).FurnishAsync(user, cancellationToken);
        }
    }

    /// <summary>Locks the folder of a kept server.</summary>
    /// <exception cref="EmbeddedPostgresException">
    /// The folder has an owner, holds other files, or is closed to this user or to the server's user.
    /// </exception>
    public static async Task<ServerFolder> KeepAsync(string named, ServerUser user, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.GetFullPath(named);
        if (Directory.Exists(path) && !OwnerLock.Marks(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new EmbeddedPostgresException(
                $"Folder {path} holds files that no kept server made; " +
                "an empty folder, a new one, or the folder of an earlier kept server is required.");
        }

        await user.RequireWayToAsync(path, cancellationToken);
        try
        {
            PrivateFiles.CreateFolder(path);
            var claim = OwnerLock.TryTake(path) ?? throw new EmbeddedPostgresException(
                $"Folder {path} is in use by {OwnerLock.Owner(path)}; " +
                "a kept server requires a folder of its own.");
            return await new ServerFolder(path, claim, isKept: true).FurnishAsync(user, cancellationToken);
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new EmbeddedPostgresException(
                $"Folder {path} is closed to this user; a folder that this user may write is required.",
                refusal);
        }
    }

    /// <summary>The password of the server's superuser.</summary>
    public string Password() => File.ReadAllText(PasswordFile).Trim();

    /// <summary>The last lines of the server's log since its latest start; empty if there are none.</summary>
    public string LogTail() =>
        File.Exists(Log) ? string.Join(Environment.NewLine, File.ReadLines(Log).TakeLast(20)) : "";

    public void Dispose() => claim.Dispose();

    private async Task<ServerFolder> FurnishAsync(ServerUser user, CancellationToken cancellationToken)
    {
        try
        {
            OwnerLock.Sign(Path);
            PrivateFiles.CreateFolder(Sockets);
            if (new FileInfo(PasswordFile) is not { Exists: true, Length: > 0 })
                PrivateFiles.Write(PasswordFile, RandomNumberGenerator.GetHexString(32, lowercase: true));
            await user.HandOverAsync(Path, cancellationToken);
            return this;
        }
        catch
        {
            Dispose();
            if (!IsKept)
                Directory.Delete(Path, recursive: true); // it may not have been handed over yet
            throw;
        }
    }

    private string Within(string name) => System.IO.Path.Combine(Path, name);
}
