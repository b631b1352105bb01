using System.Text.Json;

namespace Replay;

/// <summary>Words for values and counts.</summary>
internal static class Words
{
    /// <summary>The kebab-case word of an enumeration's value, as in the history file.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The same word with spaces for its hyphens, for sentences.</summary>
    public static string Spaced<T>(T value) where T : struct, Enum => Of(value).Replace('-', ' ');

    /// <summary><c>1 entry</c>, <c>2 entries</c>.</summary>
    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
