using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay;

/// <summary>How amounts, totals and words are written in JSON.</summary>
internal static class JsonWords
{
    /// <summary>Without spaces, and letters as they are.</summary>
    public static JsonWriterOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same, for people to look at.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    extension(Utf8JsonWriter json)
    {
        public void WriteList<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        public void WriteWord<T>(string name, T value) where T : struct, Enum => json.WriteString(name, Words.Of(value));

        public void WriteAmount(string name, Amount amount)
        {
            json.WriteStartObject(name);
            json.WriteExact("min", amount.Min);
            if (amount.Max is { } max)
                json.WriteExact("max", max);
            else
                json.WriteNull("max");
            json.WriteString("unit", amount.Unit.ToString());
            json.WriteEndObject();
        }

        public void WriteAmount(string name, Amount? amount)
        {
            if (amount is { } given)
                json.WriteAmount(name, given);
            else
                json.WriteNull(name);
        }

        public void WriteTotal(string name, Total total)
        {
            json.WriteStartObject(name);
            json.WriteExact("min", total.Min);
            json.WriteExact("max", total.Max);
            json.WriteNumber("openEnded", total.OpenEnded);
            json.WriteEndObject();
        }

        /// <summary>Every digit and no trailing zero: dividing by a one of the greatest scale drops those that a decimal remembers.</summary>
        public void WriteExact(string name, decimal value) =>
            json.WriteNumber(name, value.Scale == 0 ? value : value / 1.0000000000000000000000000000m);
    }
}
