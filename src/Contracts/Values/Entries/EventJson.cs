using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>The JSON form of events, in which they are stored, exported and compared.</summary>
public static class EventJson
{
    /// <summary>
    /// The strict serializer options for all events: unknown, missing, repeated and null fields are refused.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Strict();

    /// <summary>Writes an event's payload as JSON in UTF-8.</summary>
    /// <param name="contractEvent">The event.</param>
    /// <exception cref="ArgumentException">
    /// The payload is invalid: a value is default or null, a text cannot be stored, or an amount cannot be stated.
    /// </exception>
    public static byte[] Write(ContractEvent contractEvent)
    {
        ArgumentNullException.ThrowIfNull(contractEvent);
        return TryWrite(contractEvent, out var fault)
            ?? throw new ArgumentException(
                $"{contractEvent.GetType().Name}, {fault?.Field}: {fault?.Message}",
                nameof(contractEvent));
    }

    /// <summary>
    /// Writes an event's payload as JSON in UTF-8; null with a fault if reading it back would give another event.
    /// </summary>
    internal static byte[]? TryWrite(ContractEvent contractEvent, out PayloadFault? fault)
    {
        fault = null;
        try
        {
            return contractEvent is UnknownEvent unknown
                ? JsonSerializer.SerializeToUtf8Bytes(unknown.Data, Options.GetTypeInfo(typeof(JsonElement)))
                : JsonSerializer.SerializeToUtf8Bytes(contractEvent, Options.GetTypeInfo(contractEvent.GetType()));
        }
        catch (JsonException refused)
        {
            fault = RefusedField.Of(contractEvent, refused);
            return null;
        }
    }

    /// <summary>Reads the event in a payload and converts it to its current form.</summary>
    /// <param name="utf8">The payload as JSON in UTF-8.</param>
    /// <param name="type">The type under which the event was stored.</param>
    /// <exception cref="JsonException">The payload is not a valid one of that type.</exception>
    public static ContractEvent Read(ReadOnlySpan<byte> utf8, EventType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Today(JsonSerializer.Deserialize(utf8, Options.GetTypeInfo(type.Class)));
    }

    /// <summary>Reads the event in a payload, which may be of a type that only a newer version knows.</summary>
    internal static ContractEvent ReadAny(ReadOnlySpan<byte> utf8, string type)
    {
        if (EventType.Find(type) is { } known)
            return Read(utf8, known);
        using var data = JsonDocument.Parse(utf8.ToArray());
        return new UnknownEvent { Type = type, Data = data.RootElement.Clone() };
    }

    /// <summary>Converts an event that was read to its current form.</summary>
    /// <param name="stored">The event as stored, possibly by an older version of the library.</param>
    /// <exception cref="JsonException">The object is not an event of this library.</exception>
    public static ContractEvent Today(object? stored) => stored switch
    {
        ContractEvent today => today,
        FormerEvent former => former.Upcast(),
        _ => throw new JsonException("This is no event; an object of an event's fields is required."),
    };

    /// <summary>Returns true if two events are equal in every field.</summary>
    internal static bool AreSame(ContractEvent one, ContractEvent other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(one, other)
            || (one.GetType() == other.GetType() && Write(one).AsSpan().SequenceEqual(Write(other)));
    }

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = EventJsonTypes.Default.WithAddedModifier(RefuseWhatIsNotReadBack),
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
                new StringJsonConverter(),
                StatedAmountJsonConverter.Instance,
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Makes the serializer refuse null in required members, which it would omit.</summary>
    private static void RefuseWhatIsNotReadBack(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (!property.PropertyType.IsValueType && !property.IsGetNullable)
                property.ShouldSerialize = static (_, _) => true;
        }
    }
}
