namespace Contracts.Testing;

/// <summary>What the user that the server runs as may do with folders; most of it concerns only root, who steps down to that user.</summary>
internal static class FolderRights
{
    /// <summary>Whether a folder is this user's own, and no link.</summary>
    public static async Task<bool> OwnsAsync(this ServerUser user, string folder, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows() || (await user.RunAsync("test", ["!", "-L", folder, "-a", "-O", folder], cancellationToken)).Succeeded;

    /// <summary>Gives a folder and all in it to the user that root steps down to.</summary>
    public static async Task HandOverAsync(this ServerUser user, string folder, CancellationToken cancellationToken)
    {
        if (user.Name is null)
            return;

        var outcome = await ServerUser.Self.RunAsync("chown", ["-R", user.Name, folder], cancellationToken);
        // Files of a server that is ending there may be gone by the time they are reached.
        for (var again = 0; again < 3 && !outcome.Succeeded; again++)
            outcome = await ServerUser.Self.RunAsync("chown", ["-R", user.Name, folder], cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"Folder {folder} cannot be given to {user.Name}, which is required: {outcome.Printed}");
    }

    /// <summary>Refuses a folder that the user that root steps down to could never reach.</summary>
    /// <exception cref="EmbeddedPostgresException">A folder above it is closed to that user.</exception>
    public static async Task RequireWayToAsync(this ServerUser user, string folder, CancellationToken cancellationToken)
    {
        if (user.Name is null)
            return;

        var above = Path.GetDirectoryName(folder);
        while (above is not null && !Directory.Exists(above))
            above = Path.GetDirectoryName(above);
        if (above is not null && !(await user.RunAsync("test", ["-x", above], cancellationToken)).Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"Folder {folder} is in {above}, which the user {user.Name} cannot enter; " +
                $"since this process is root and PostgreSQL runs as {user.Name}, " +
                $"a folder that {user.Name} can reach is required, for instance in /var/lib or /srv.");
        }
    }

    /// <summary>Removes a folder with all in it, as this user and with no more than this user's rights; nothing if there is none.</summary>
    public static void Remove(this ServerUser user, string folder)
    {
        if (!Directory.Exists(folder))
            return;

        if (user.Name is null)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        using var removal = ServerUser.Start(user.Command("rm", "-rf", "--", folder));
        removal.WaitForExit();
    }
}
