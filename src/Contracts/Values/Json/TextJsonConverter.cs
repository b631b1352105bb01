using System.Text.Json.Serialization;
using System.Text.Json;

namespace Contracts;

/// <summary>
/// Reads and writes a text value as a JSON string. An invalid value is refused with the value type's own message.
/// </summary>
internal sealed class TextJsonConverter<T> : JsonConverter<T> where T : struct, IText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StringJsonConverter.ReadString(ref reader), text => T.Parse(text, provider: null));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.IsNone)
        {
            throw new JsonException(
                $"A value of {TypeName()} is the default one, which stands for nothing; a real one is required.");
        }

        writer.WriteStringValue(value.ToString());
    }

    private static string TypeName() =>
        typeof(T).IsGenericType ? $"Id<{typeof(T).GenericTypeArguments[0].Name}>" : typeof(T).Name;
}

/// <summary>
/// Turns an exception of a value's constructor into a <see cref="JsonException"/> with the same message.
/// </summary>
internal static class Refusal
{
    public static TResult AsJson<TValue, TResult>(TValue value, Func<TValue, TResult> make)
    {
        try
        {
            return make(value);
        }
        catch (ArgumentException refused)
        {
            throw new JsonException(Sentence(refused), refused);
        }
    }

    /// <summary>The message without the parameter name that the framework appends.</summary>
    public static string Sentence(ArgumentException refused)
    {
        var appended = refused.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return appended < 0 ? refused.Message : refused.Message[..appended];
    }
}

internal sealed class IdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(TextJsonConverter<>).MakeGenericType(typeToConvert));
}

/// <summary>Reads and writes free text as a JSON string, and refuses text that a store cannot keep.</summary>
internal sealed class StringJsonConverter : JsonConverter<string>
{
    private const string Unstorable =
        "The text holds a NUL character or half a surrogate pair; no store can keep these.";

    public static string ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("This is no text; a JSON string is required.");
        return JsonText.Find(ref reader) is { } text ? Storable(text) : throw new JsonException(Unstorable);
    }

    /// <summary>The name of a field that the reader is on.</summary>
    public static string ReadName(ref Utf8JsonReader reader) =>
        JsonText.Find(ref reader) is { } text ? Storable(text) : throw new JsonException(Unstorable);

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadString(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Storable(value));

    private static string Storable(string text) =>
        StorableText.IsStorable(text) ? text : throw new JsonException(Unstorable);
}
