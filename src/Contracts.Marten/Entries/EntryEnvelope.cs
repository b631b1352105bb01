using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>What an entry has beside its event and Marten's own columns, as one header of the stored event.</summary>
internal readonly record struct EntryEnvelope
{
    /// <summary>The header's name.</summary>
    public const string Header = "contracts";

    private const int Enough = 512;
    private static readonly JsonWriterOptions Writing = new() { Encoder = EventJson.Options.Encoder };

    public required EntryId Id { get; init; }

    public PartialDate? EffectiveOn { get; init; }

    public required Source Source { get; init; }

    public Standing Standing { get; init; }

    public EntryId? Rivals { get; init; }

    /// <summary>What every header begins with. Marten takes any that reads like a date for one; with this before it, none does.</summary>
    public static ReadOnlySpan<byte> Version => "v1"u8;

    public static EntryEnvelope Of(Entry entry) => new()
    {
        Id = entry.Id,
        EffectiveOn = entry.EffectiveOn,
        Source = entry.Source,
        Standing = entry.Standing,
        Rivals = entry.Rivals,
    };

    /// <summary>Reads the header as Marten hands it out.</summary>
    /// <exception cref="InvalidDataException">The header is of a newer version of the library, or of nobody's.</exception>
    public static EntryEnvelope Parse(object? header) => new EnvelopeReader().OfHeader(Encoding.UTF8.GetBytes(header as string ?? ""));

    /// <summary>The header's text. What says itself is left out: an entry without a standing is confirmed.</summary>
    public string Format()
    {
        var text = new ArrayBufferWriter<byte>(Enough);
        text.Write(Version);
        using (var json = new Utf8JsonWriter(text, Writing))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, Id.ToString());
            if (EffectiveOn is { } day)
                json.WriteString("effectiveOn"u8, day.ToString());
            json.WriteString("source"u8, Source.Address);
            if (Source.Publisher is { } publisher)
                json.WriteString("publisher"u8, publisher);
            if (Source.Kind is { } kind)
                json.WriteString("sourceKind"u8, KebabCase<SourceKind>.Of(kind));
            if (Source.PublishedOn is { } published)
                json.WriteString("publishedOn"u8, published.ToString());
            if (Source.Place is { } place)
                json.WriteString("place"u8, place);
            if (Standing != Standing.Confirmed)
                json.WriteString("standing"u8, KebabCase<Standing>.Of(Standing));
            if (Rivals is { } rivals)
                json.WriteString("rivals"u8, rivals.ToString());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
