using System.Text.RegularExpressions;

namespace Contracts.Testing;

/// <summary>Where systems install PostgreSQL's server programs: the path first, then the usual folders, the newest version first.</summary>
internal static partial class InstalledPrograms
{
    // The parent of one folder per version, what those folders are called, and where the programs are in them.
    private static readonly (string Parent, string Pattern, string Programs)[] Usual =
    [
        ("/usr/lib/postgresql", "*", "bin"), // Debian
        ("/usr", "pgsql-*", "bin"), // Red Hat, PostgreSQL's own packages
        ("/opt/homebrew/opt", "postgresql*", "bin"), // Homebrew on Apple's processors
        ("/usr/local/opt", "postgresql*", "bin"), // Homebrew on Intel's
        (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin"), // Windows
    ];

    public static IEnumerable<string> Folders() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted),
        "/usr/bin", // Red Hat's, Alpine's and Arch's own packages, where the path lacks it
        .. Usual.SelectMany(place => Versions(place.Parent, place.Pattern, place.Programs)),
    ];

    /// <summary>The version that a folder's path names, such as 17 or 9.6; <see langword="null"/> where it names none.</summary>
    public static Version? VersionOf(string folder) =>
        VersionInPath().Match(folder) is { Success: true } match
            ? Version.Parse($"{match.Groups["major"]}.{(match.Groups["minor"].Success ? match.Groups["minor"].Value : "0")}")
            : null;

    private static IEnumerable<string> Versions(string parent, string pattern, string programs) =>
        Path.IsPathRooted(parent) && Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .Select(version => Path.Combine(version, programs))
                .OrderByDescending(VersionOf)
            : [];

    [GeneratedRegex(@"(?:postgresql|pgsql)[@/\\-](?<major>\d{1,3})(?:\.(?<minor>\d{1,3}))?(?=[/\\]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex VersionInPath();
}
