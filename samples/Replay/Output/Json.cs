using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay;

/// <summary>The JSON of answers: documents, lists, amounts and words.</summary>
internal static class Json
{
    /// <summary>Options for one line, with non-ASCII letters as they are.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonWriterOptions Indented { get; } = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes one indented object and a line break.</summary>
    public static void WriteDocument(Stream utf8, Action<Utf8JsonWriter> writeProperties)
    {
        using (var json = new Utf8JsonWriter(utf8, Indented))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    extension(Utf8JsonWriter json)
    {
        /// <summary>Writes an array of objects.</summary>
        public void WriteList<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                writeProperties(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        /// <summary>Writes an array of strings.</summary>
        public void WriteTexts<T>(string name, IEnumerable<T> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value?.ToString());
            json.WriteEndArray();
        }

        /// <summary>Writes a value as the string that it formats to; null where there is none.</summary>
        public void WriteText<T>(string name, T? value) => json.WriteString(name, value?.ToString());

        /// <summary>Writes the kebab-case word of an enumeration's value.</summary>
        public void WriteWord<T>(string name, T value) where T : struct, Enum =>
            json.WriteString(name, Words.Of(value));

        public void WriteDate(string name, DateOnly? day) => json.WriteString(name, day?.ToString("yyyy-MM-dd"));

        public void WriteViewpoint(Viewpoint viewpoint)
        {
            json.WriteDate("asOf", viewpoint.AsOf);
            var isNow = viewpoint.KnownAt == DateTimeOffset.MaxValue;
            json.WriteString("knownAt", isNow ? null : RecordedInstant.Format(viewpoint.KnownAt));
            json.WriteString("evidence", viewpoint.Evidence.Name);
        }

        /// <summary>Writes a source with everything that is stated of it.</summary>
        public void WriteSource(string name, Source source)
        {
            json.WriteStartObject(name);
            json.WriteString("address", source.Address);
            json.WriteString("publisher", source.Publisher);
            json.WriteString("kind", source.Kind is { } kind ? Words.Of(kind) : null);
            json.WriteString("place", source.Place);
            json.WriteText("publishedOn", source.PublishedOn);
            json.WriteEndObject();
        }

        /// <summary>Writes the principal value of figures: their amount, or the published value.</summary>
        public void WriteValue(string name, Figures? figures)
        {
            if (figures is PublishedFigure published)
                json.WriteValue(name, published.Value);
            else
                json.WriteAmount(name, figures?.ComesTo);
        }

        /// <summary>Writes a published value, which may be negative and may have no lower bound.</summary>
        public void WriteValue(string name, ReportedValue value)
        {
            json.WriteStartObject(name);
            json.WriteExact("min", value.Min);
            json.WriteExact("max", value.Max);
            json.WriteText("unit", value.Unit);
            json.WriteEndObject();
        }

        public void WriteAmount(string name, Amount? amount)
        {
            if (amount is not { } known)
            {
                json.WriteNull(name);
                return;
            }

            json.WriteStartObject(name);
            json.WriteExact("min", known.Min);
            json.WriteExact("max", known.Max);
            json.WriteText("unit", known.Unit);
            json.WriteEndObject();
        }

        /// <summary>Writes a total; without an upper bound, the sum of the upper bounds of its other parts stays.</summary>
        public void WriteTotal(string name, Total total)
        {
            json.WriteStartObject(name);
            json.WriteExact("min", total.Min);
            json.WriteExact("max", total.OpenEnded > 0 ? null : total.Max);
            json.WriteExact("maxOfBounded", total.Max);
            json.WriteNumber("openEnded", total.OpenEnded);
            json.WriteEndObject();
        }

        /// <summary>Writes a number with all its digits and no trailing zeros; null where there is none.</summary>
        public void WriteExact(string name, decimal? value)
        {
            if (value is not { } number)
                json.WriteNull(name);
            else // division by a one of the greatest scale drops the trailing zeros that a decimal keeps
                json.WriteNumber(name, number.Scale == 0 ? number : number / 1.0000000000000000000000000000m);
        }
    }
}
