using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>The fields of an entry beside its event and Marten's columns, as one header of the stored event.</summary>
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

    public EntryId? Supersedes { get; init; }

    /// <summary>The labels; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Labels
    {
        get;
        init => field = ValueDictionary<string, string>.Of(value);
    }

    /// <summary>
    /// The prefix of every header. Marten reads a header that looks like a date as one; with the prefix none does.
    /// </summary>
    public static ReadOnlySpan<byte> Version => "v1"u8;

    public static EntryEnvelope Of(Entry entry) => new()
    {
        Id = entry.Id,
        EffectiveOn = entry.EffectiveOn,
        Source = entry.Source,
        Standing = entry.Standing,
        Rivals = entry.Rivals,
        Supersedes = entry.Supersedes,
        Labels = entry.Labels.Count == 0 ? null : entry.Labels,
    };

    /// <summary>Reads the header as Marten returns it.</summary>
    /// <exception cref="InvalidDataException">The header was not written by this version of the library.</exception>
    public static EntryEnvelope Parse(object? header) =>
        new EnvelopeReader().OfHeader(Encoding.UTF8.GetBytes(header as string ?? ""));

    /// <summary>The header's text. Default values are omitted: an entry without a standing is confirmed.</summary>
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
                json.WriteString("sourceKind"u8, KebabCase.Of(kind));
            if (Source.PublishedOn is { } published)
                json.WriteString("publishedOn"u8, published.ToString());
            if (Source.Place is { } place)
                json.WriteString("place"u8, place);
            if (Standing != Standing.Confirmed)
                json.WriteString("standing"u8, KebabCase.Of(Standing));
            if (Rivals is { } rivals)
                json.WriteString("rivals"u8, rivals.ToString());
            if (Supersedes is { } superseded)
                json.WriteString("supersedes"u8, superseded.ToString());
            if (Labels is { } labels)
            {
                json.WriteStartObject("labels"u8);
                foreach (var (name, label) in labels.OrderBy(each => each.Key, StringComparer.Ordinal))
                    json.WriteString(name, label);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
