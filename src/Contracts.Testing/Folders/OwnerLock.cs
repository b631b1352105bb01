using System.Diagnostics;

namespace Contracts.Testing;

/// <summary>
/// The claim of one process to a server's folder: a locked file, which the system frees when the process dies however it dies,
/// so that a recycled process id is never mistaken for the owner; and beside it, in words, who the owner is.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private const string LockName = "owner.lock";
    private const string OwnerName = "owner";

    private readonly FileStream claim;

    private OwnerLock(FileStream claim) => this.claim = claim;

    /// <summary>Whether a folder was ever claimed, that is, made by us.</summary>
    public static bool Marks(string folder) => File.Exists(Path.Combine(folder, LockName));

    /// <summary>Claims a folder; <see langword="null"/> when it has an owner.</summary>
    public static OwnerLock? TryTake(string folder)
    {
        try
        {
            return new OwnerLock(PrivateFiles.Open(Path.Combine(folder, LockName), FileMode.OpenOrCreate));
        }
        catch (IOException taken) when (IsSharingViolation(taken))
        {
            return null;
        }
    }

    /// <summary>Writes down that this process is the owner: its id, and its start, without which an id says little.</summary>
    public static void Sign(string folder)
    {
        using var self = Process.GetCurrentProcess();
        PrivateFiles.Write(Path.Combine(folder, OwnerName), $"{self.Id} since {self.StartTime.ToUniversalTime():yyyy-MM-ddTHH:mm:ss.fffZ}");
    }

    /// <summary>Who the owner is, in words.</summary>
    public static string Owner(string folder)
    {
        try
        {
            return $"process {File.ReadAllText(Path.Combine(folder, OwnerName)).Trim()}";
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    public void Dispose() => claim.Dispose();

    private static bool IsSharingViolation(IOException failure) =>
        OperatingSystem.IsWindows() ? (failure.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        : OperatingSystem.IsLinux() ? failure.HResult == 11 // EWOULDBLOCK
        : failure.HResult == 35; // the same, elsewhere
}
