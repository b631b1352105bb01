using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Free text as a JSON string that any store can keep.</summary>
internal sealed class StringJsonConverter : JsonConverter<string>
{
    private const string Unstorable = "The text holds a NUL character or half a surrogate pair; no store can keep these.";

    public static string ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("This is no text; a JSON string is required.");
        return JsonText.Find(ref reader) is { } text ? Storable(text) : throw new JsonException(Unstorable);
    }

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadString(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Storable(value));

    private static string Storable(string text) =>
        Text.IsStorable(text) ? text : throw new JsonException(Unstorable);
}
