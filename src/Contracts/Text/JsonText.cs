using System.Text.Json;

namespace Contracts;

/// <summary>Text in JSON, whose escapes may be no text at all.</summary>
internal static class JsonText
{
    /// <summary>What stands for a name or string that is no text; no name and no value of ours.</summary>
    public const string None = "\uFFFD";

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

    /// <summary>The name or string that the reader stands on; <see cref="None"/> where an escape is half a surrogate pair.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? None;
        }
        catch (InvalidOperationException)
        {
            return None;
        }
    }
}
