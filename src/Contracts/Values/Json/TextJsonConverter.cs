using System.Collections.Frozen;
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

/// <summary>Reads and writes a value that is parsed from text as a JSON string.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal class ParsableJsonConverter<T> : JsonConverter<T> where T : IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StringJsonConverter.ReadString(ref reader), text => T.Parse(text, provider: null));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
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
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }

    /// <summary>The message without the parameter name that the framework appends.</summary>
    public static string Sentence(ArgumentException refused)
    {
        var appended = refused.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return appended < 0 ? refused.Message : refused.Message[..appended];
    }
}

/// <summary>Reads and writes the ids of everything that has one, without making types at run time.</summary>
internal sealed class IdJsonConverterFactory : JsonConverterFactory
{
    private static readonly FrozenDictionary<Type, JsonConverter> Converters = new JsonConverter[]
    {
        new TextJsonConverter<Id<Breach>>(),
        new TextJsonConverter<Id<Commitment>>(),
        new TextJsonConverter<Id<Deal>>(),
        new TextJsonConverter<Id<Investment>>(),
        new TextJsonConverter<Id<Milestone>>(),
        new TextJsonConverter<Id<Option>>(),
        new TextJsonConverter<Id<Party>>(),
        new TextJsonConverter<Id<Right>>(),
    }.ToFrozenDictionary(converter => converter.Type ?? typeof(object));

    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        Converters[typeToConvert];
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
