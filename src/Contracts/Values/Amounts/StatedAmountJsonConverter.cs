using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Amounts in events: only those are written that are read back as they are.</summary>
internal sealed class StatedAmountJsonConverter : AmountJsonConverter
{
    /// <summary>The only instance.</summary>
    public static StatedAmountJsonConverter Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.FindFault() is { } fault)
            throw new JsonException(fault);
        base.Write(writer, value, options);
    }

    /// <summary>The same for amounts that may be left out.</summary>
    internal sealed class OrNull : JsonConverter<Amount?>
    {
        public override Amount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instance.Read(ref reader, typeof(Amount), options);

        public override void Write(Utf8JsonWriter writer, Amount? value, JsonSerializerOptions options)
        {
            if (value is { } amount)
                Instance.Write(writer, amount, options);
            else
                writer.WriteNullValue();
        }
    }
}
