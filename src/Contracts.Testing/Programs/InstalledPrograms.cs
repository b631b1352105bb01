using System.Text.RegularExpressions;

namespace Contracts.Testing;

/// <summary>
/// The folders of installed server programs: those on the path, then the usual ones, newest version first.
/// </summary>
internal static partial class InstalledPrograms
{
    // The parent of the version folders, their pattern, and the folder of the programs in them.
    private static readonly (string Parent, string Pattern, string Programs)[] Usual =
    [
        ("/usr/lib/postgresql", "*", "bin"), // Debian
        ("/usr", "pgsql-*", "bin"), // Red Hat, PostgreSQL's own packages
        ("/opt/homebrew/opt", "postgresql*", "bin"), // Homebrew on Apple's processors
        ("/usr/local/opt", "postgresql*", "bin"), // Homebrew on Intel's
        (WindowsParent, "*", "bin"),
    ];

    private static string WindowsParent =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL");

    public static IEnumerable<string> Folders() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted),
        "/usr/bin", // packages of Red Hat, Alpine and Arch, if the path lacks it
        .. Usual.SelectMany(place => Versions(place.Parent, place.Pattern, place.Programs)),
    ];

    /// <summary>The version in a folder's path, such as 17 or 9.6; <see langword="null"/> if there is none.</summary>
    public static Version? VersionOf(string folder) =>
        VersionInPath().Match(folder) is { Success: true, Groups: var groups }
            ? Version.Parse($"{groups["major"]}.{(groups["minor"].Success ? groups["minor"].Value : "0")}")
            : null;

    private static IEnumerable<string> Versions(string parent, string pattern, string programs) =>
        Path.IsPathRooted(parent) && Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .Select(version => Path.Combine(version, programs))
                .OrderByDescending(VersionOf)
            : [];

    [GeneratedRegex(
        @"(?:postgresql|pgsql)[@/\\-](?<major>\d{1,3})(?:\.(?<minor>\d{1,3}))?(?=[/\\]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex VersionInPath();
}
