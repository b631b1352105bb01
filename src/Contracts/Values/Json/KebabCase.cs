using System.Text.Json;

namespace Contracts;

/// <summary>Enum values in kebab case, as used in messages and in JSON.</summary>
internal static class KebabCase
{
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> All<T>() where T : struct, Enum => All(typeof(T));

    public static IEnumerable<string> All(Type enumeration) =>
        Enum.GetNames(enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
}

/// <summary>The words of one enumeration, encoded once for readers of stored JSON.</summary>
internal static class KebabCase<T> where T : struct, Enum
{
    /// <summary>Every value with its word.</summary>
    public static IReadOnlyList<(JsonEncodedText Word, T Value)> All { get; } =
        [.. Enum.GetValues<T>().Select(value => (JsonEncodedText.Encode(KebabCase.Of(value)), value))];
}
