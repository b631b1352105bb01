using System.Text.Json;

namespace Contracts.Storage;

/// <summary>The names of an enumeration's values in kebab case, as in history files.</summary>
internal static class KebabCase<T>
    where T : struct, Enum
{
    /// <summary>Every value with its word.</summary>
    public static IReadOnlyList<(JsonEncodedText Word, T Value)> All { get; } =
        [.. Enum.GetValues<T>().Select(value => (JsonEncodedText.Encode(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())), value))];

    /// <summary>The word of a value.</summary>
    public static JsonEncodedText Of(T value)
    {
        foreach (var (word, named) in All)
        {
            if (EqualityComparer<T>.Default.Equals(named, value))
                return word;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "There is no word for it.");
    }
}
