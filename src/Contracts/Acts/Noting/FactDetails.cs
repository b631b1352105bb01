using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The details of a noted fact: a JSON object, which the library keeps and does not interpret.</summary>
/// <remarks>
/// Two objects are equal if they have the same content: the order of keys and the notation of numbers do not matter.
/// </remarks>
[JsonConverter(typeof(FactDetailsJsonConverter))]
public sealed record FactDetails : IParsable<FactDetails>
{
    /// <summary>The greatest length of the canonical form in UTF-8: 16 KB.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>The greatest number of objects and lists within each other, the outermost included.</summary>
    public const int MostLevels = 8;

    private readonly string _json;

    /// <summary>Creates details from a JSON object.</summary>
    /// <param name="json">
    /// An object of at most <see cref="MostBytes"/> and <see cref="MostLevels"/>, without a key twice in one object,
    /// without U+0000 in a text or key, and with numbers that a decimal holds exactly.
    /// </param>
    /// <exception cref="ArgumentException">The element is not such an object.</exception>
    public FactDetails(JsonElement json)
        : this(Canonical(json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText()))
    {
    }

    private FactDetails(string canonical) => _json = canonical;

    /// <summary>Reads details from JSON.</summary>
    /// <param name="s">The text of an object, as the constructor requires.</param>
    /// <exception cref="ArgumentException">The text is not such an object.</exception>
    public static FactDetails Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new(Canonical(s));
    }

    static FactDetails IParsable<FactDetails>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads details from JSON, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The details; null if the text is not such an object.</param>
    /// <returns>True if the text is such an object.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out FactDetails? result)
    {
        result = null;
        try
        {
            result = s is null ? null : Parse(s);
        }
        catch (ArgumentException)
        {
            return false;
        }

        return result is not null;
    }

    /// <summary>The object as an element to read.</summary>
    public JsonElement ToJsonElement() => JsonElement.Parse(_json);

    /// <summary>
    /// The object as JSON in canonical form: keys in ordinal order, numbers without needless zeros, no white space.
    /// </summary>
    public override string ToString() => _json;

    /// <summary>Reads the object at a reader's position.</summary>
    /// <exception cref="JsonException">It is no object that details can be.</exception>
    internal static FactDetails Read(ref Utf8JsonReader reader) => new(CanonicalJson.Of(ref reader));

    private static string Canonical(string json)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            var canonical = CanonicalJson.Of(ref reader);
            return reader.Read() ? throw new JsonException("More follows the object; nothing may.") : canonical;
        }
        catch (JsonException refused)
        {
            throw new ArgumentException(refused.Message, nameof(json), refused);
        }
    }
}

internal sealed class FactDetailsJsonConverter : JsonConverter<FactDetails>
{
    public override FactDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FactDetails.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, FactDetails value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString());
}
