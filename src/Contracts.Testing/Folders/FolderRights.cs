namespace Contracts.Testing;

/// <summary>Operations on folders as the server's user, most of them needed only by root.</summary>
internal static class FolderRights
{
    /// <summary>True if the user owns the folder, and it is not a link.</summary>
    public static async Task<bool> OwnsAsync(
        this ServerUser user, string folder, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows()
        || (await user.RunAsync("test", ["!", "-L", folder, "-a", "-O", folder], cancellationToken)).Succeeded;

    /// <summary>Hands a folder and its content over to the unprivileged user that root runs the server as.</summary>
    public static async Task HandOverAsync(this ServerUser user, string folder, CancellationToken cancellationToken)
    {
        if (user.Name is null)
            return;

        var outcome = await ServerUser.Self.RunAsync("chown", ["-R", user.Name, folder], cancellationToken);
        // Files of a stopping server may vanish before chown reaches them.
        for (var again = 0; again < 3 && !outcome.Succeeded; again++)
            outcome = await ServerUser.Self.RunAsync("chown", ["-R", user.Name, folder], cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"Folder {folder} cannot be given to {user.Name}, which is required: {outcome.Printed}");
        }
    }

    /// <summary>Throws if the server's user cannot reach a folder.</summary>
    /// <exception cref="EmbeddedPostgresException">A parent folder is closed to that user.</exception>
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

    /// <summary>
    /// Removes a folder and its content with the rights of the server's user; does nothing if there is none.
    /// </summary>
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
