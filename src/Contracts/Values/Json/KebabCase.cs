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
