using System.Security.Cryptography;

namespace Contracts.Testing;

/// <summary>The folders of all throwaway servers on this machine: where they are, and the end of those whose owner is gone.</summary>
internal static class ThrowawayFolders
{
    private const string Prefix = "contracts-postgres-";

    // Longer than it takes to claim a folder just made.
    private static readonly TimeSpan UnclaimedFor = TimeSpan.FromMinutes(10);

    // The user that root steps down to can't enter a folder of root's own.
    public static string UsualParent { get; } =
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? "/var/tmp" : Path.GetTempPath();

    public static string NewPath(string parent) => Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));

    /// <summary>Ends every throwaway server whose owner is gone, as far as this user may, and removes its folder.</summary>
    public static async Task SweepAsync(string parent, ServerPrograms programs, ServerUser user, CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            // Anybody can make a folder of this name here, with whatever inside.
            if (!await user.OwnsAsync(folder, cancellationToken))
                continue;

            try
            {
                await EndAsync(folder, programs, user, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another start is ending the same one, or will.
            }
        }
    }

    private static async Task EndAsync(string folder, ServerPrograms programs, ServerUser user, CancellationToken cancellationToken)
    {
        if (!OwnerLock.Marks(folder) && TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) < UnclaimedFor)
            return;

        using var claim = OwnerLock.TryTake(folder);
        if (claim is null)
            return;

        var postmaster = new Postmaster(Path.Combine(folder, "data"), programs, user);
        if (!await postmaster.StopAsync(StopMode.Immediate, cancellationToken))
            return;

        if (OperatingSystem.IsWindows())
            claim.Dispose(); // an open file can't be removed there
        user.Remove(folder);
    }
}
