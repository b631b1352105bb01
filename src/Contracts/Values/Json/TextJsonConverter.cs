using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A text value as a JSON string; what is no such value is refused in the value's own words, either way.</summary>
internal sealed class TextJsonConverter<T> : JsonConverter<T> where T : struct, IText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StringJsonConverter.ReadString(ref reader), T.Parse);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.IsNone)
            throw new JsonException($"A value of {TypeName()} is the default one, which stands for nothing; a real one is required.");
        writer.WriteStringValue(value.ToString());
    }

    private static string TypeName() => typeof(T).IsGenericType ? $"Id<{typeof(T).GenericTypeArguments[0].Name}>" : typeof(T).Name;
}
