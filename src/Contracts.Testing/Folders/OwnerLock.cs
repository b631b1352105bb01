using System.Diagnostics;

namespace Contracts.Testing;

/// <summary>
/// The lock of one process on a server's folder. It is a locked file, which the system releases however the process
/// dies, so that a recycled process id is never mistaken for the owner. A file beside it describes the owner.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private const string LockName = "owner.lock";
    private const string OwnerName = "owner";

    private readonly FileStream claim;

    private OwnerLock(FileStream claim) => this.claim = claim;

    /// <summary>True if the folder was ever locked, which means that this library created it.</summary>
    public static bool Marks(string folder) => File.Exists(Path.Combine(folder, LockName));

    /// <summary>Locks a folder; <see langword="null"/> if it has an owner.</summary>
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

    /// <summary>Records this process as the owner: its id and, since ids are recycled, its start.</summary>
    public static void Sign(string folder)
    {
        using var self = Process.GetCurrentProcess();
        var started = $"{self.StartTime.ToUniversalTime():yyyy-MM-ddTHH:mm:ss.fffZ}";
        PrivateFiles.Write(Path.Combine(folder, OwnerName), $"{self.Id} since {started}");
    }

    /// <summary>A description of the owner.</summary>
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
        OperatingSystem.IsWindows()
            ? (failure.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
            : failure.HResult == (OperatingSystem.IsLinux() ? 11 : 35); // EWOULDBLOCK
}
