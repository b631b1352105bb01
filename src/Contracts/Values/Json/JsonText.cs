using System.Text.Json;

namespace Contracts;

/// <summary>Text in JSON, whose escapes may be no text at all.</summary>
internal static class JsonText
{
    // Stands for a name or string that is no text; no name of ours.
    private const string None = "\uFFFD";

    /// <summary>Whether the reader stands on this name or string; one that is no text is none.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The name or string that the reader stands on, as it can stand in a message; U+FFFD where it is no text.</summary>
    public static string Read(ref Utf8JsonReader reader) => Find(ref reader) ?? None;

    /// <summary>The string that the reader stands on; null where an escape is half a surrogate pair.</summary>
    public static string? Find(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
