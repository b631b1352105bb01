using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>Events as JSON: the one form in which they are stored, exported and compared.</summary>
public static class EventJson
{
    /// <summary>The settings that read and write every event, strictly: unknown, missing, repeated and null fields are refused.</summary>
    public static JsonSerializerOptions Options { get; } = Strict();

    /// <summary>An event's payload as JSON in UTF-8.</summary>
    /// <param name="contractEvent">The event.</param>
    /// <exception cref="ArgumentException">
    /// The payload is impossible: a value is the default one or null, a text cannot be stored, or an amount cannot be stated.
    /// </exception>
    public static byte[] Write(ContractEvent contractEvent)
    {
        ArgumentNullException.ThrowIfNull(contractEvent);
        return TryWrite(contractEvent, out var fault)
            ?? throw new ArgumentException($"{contractEvent.GetType().Name}, {fault?.Field}: {fault?.Message}", nameof(contractEvent));
    }

    /// <summary>An event's payload as JSON in UTF-8; null, and a fault, where reading it back would not give the same event.</summary>
    internal static byte[]? TryWrite(ContractEvent contractEvent, out PayloadFault? fault)
    {
        fault = null;
        try
        {
            return contractEvent is UnknownEvent unknown
                ? JsonSerializer.SerializeToUtf8Bytes(unknown.Data, Options)
                : JsonSerializer.SerializeToUtf8Bytes(contractEvent, Options.GetTypeInfo(contractEvent.GetType()));
        }
        catch (JsonException refused)
        {
            fault = RefusedField.Of(contractEvent, refused);
            return null;
        }
    }

    /// <summary>The event that a payload states, brought to today's form.</summary>
    /// <param name="utf8">The payload as JSON in UTF-8.</param>
    /// <param name="type">The type under which it was stored.</param>
    /// <exception cref="JsonException">The payload is not of that type.</exception>
    public static ContractEvent Read(ReadOnlySpan<byte> utf8, EventType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Today(JsonSerializer.Deserialize(utf8, Options.GetTypeInfo(type.Class)));
    }

    /// <summary>An event that was read, brought to today's form.</summary>
    /// <param name="stored">The event as it was stored, perhaps by an older version of the library.</param>
    /// <exception cref="JsonException">It is no event of the language.</exception>
    public static ContractEvent Today(object? stored) => stored switch
    {
        ContractEvent today => today,
        FormerEvent former => former.Upcast(),
        _ => throw new JsonException("This is no event; an object of an event's fields is required."),
    };

    /// <summary>Whether two events are the same in every field.</summary>
    internal static bool AreSame(ContractEvent one, ContractEvent other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(one, other) || (one.GetType() == other.GetType() && Write(one).AsSpan().SequenceEqual(Write(other)));
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
            // What hosts and stores keep around an event is none of ours, and is read as they declare it.
            TypeInfoResolver = JsonTypeInfoResolver.Combine(EventJsonTypes.Default.WithAddedModifier(RefuseWhatIsNotReadBack), new DefaultJsonTypeInfoResolver()),
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
                new StringJsonConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Makes the serializer refuse null members that are required, which it left out, and amounts that no history file can state.</summary>
    private static void RefuseWhatIsNotReadBack(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (!property.PropertyType.IsValueType && !property.IsGetNullable)
                property.ShouldSerialize = static (_, _) => true;
            if (property.PropertyType == typeof(Amount))
                property.CustomConverter = StatedAmountJsonConverter.Instance;
            else if (property.PropertyType == typeof(Amount?))
                property.CustomConverter = new StatedAmountJsonConverter.OrNull();
        }
    }
}
