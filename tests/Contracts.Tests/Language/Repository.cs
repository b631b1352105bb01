using System.Runtime.CompilerServices;

namespace Contracts.Tests.Language;

/// <summary>The folder of the repository, whose pages are held against the code.</summary>
internal static class Repository
{
    public static string Root => RootOf();

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", ".."));
}
