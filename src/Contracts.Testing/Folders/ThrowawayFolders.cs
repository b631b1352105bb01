using System.Security.Cryptography;

namespace Contracts.Testing;

/// <summary>The folders of all throwaway servers on this machine, and the cleanup of abandoned ones.</summary>
internal static class ThrowawayFolders
{
    private const string Prefix = "contracts-postgres-";

    // Longer than it takes to lock a new folder.
    private static readonly TimeSpan UnclaimedFor = TimeSpan.FromMinutes(10);

    // The user that root runs the server as cannot enter a folder of root's own.
    public static string UsualParent { get; } =
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? "/var/tmp" : Path.GetTempPath();

    public static string NewPath(string parent) =>
        Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));

    /// <summary>Stops every abandoned throwaway server as far as this user may, and removes its folder.</summary>
    public static async Task SweepAsync(
        string parent, ServerPrograms programs, ServerUser user, CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            // Any user can create a folder with this name here, with any content.
            if (!await user.OwnsAsync(folder, cancellationToken))
                continue;

            try
            {
                await EndAsync(folder, programs, user, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another start is removing the same one, or will.
            }
        }
    }

    private static async Task EndAsync(
        string folder, ServerPrograms programs, ServerUser user, CancellationToken cancellationToken)
    {
        var age = TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder);
        if (!OwnerLock.Marks(folder) && age < UnclaimedFor)
            return;

        using var claim = OwnerLock.TryTake(folder);
        if (claim is null)
            return;

        var postmaster = new Postmaster(Path.Combine(folder, "data"), programs, user);
        if (!await postmaster.StopAsync(StopMode.Immediate, cancellationToken))
            return;

        if (OperatingSystem.IsWindows())
            claim.Dispose(); // Windows cannot remove an open file
        user.Remove(folder);
    }
}
