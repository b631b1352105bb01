using System.Text.Json;

namespace Contracts.Storage;

/// <summary>What an entry has beside its event and Marten's own columns, as one header of the stored event.</summary>
internal sealed record EntryEnvelope
{
    /// <summary>The header's name.</summary>
    public const string Header = "contracts";

    // Marten takes any header that reads like a date for one; with this before it, none does.
    private const string Version = "v1";

    public required EntryId Id { get; init; }

    public PartialDate? EffectiveOn { get; init; }

    public required string Source { get; init; }

    public string? Publisher { get; init; }

    public SourceKind? SourceKind { get; init; }

    public PartialDate? PublishedOn { get; init; }

    public string? Place { get; init; }

    public Standing Standing { get; init; }

    public EntryId? Rivals { get; init; }

    public static EntryEnvelope Of(Entry entry) => new()
    {
        Id = entry.Id,
        EffectiveOn = entry.EffectiveOn,
        Source = entry.Source.Address,
        Publisher = entry.Source.Publisher,
        SourceKind = entry.Source.Kind,
        PublishedOn = entry.Source.PublishedOn,
        Place = entry.Source.Place,
        Standing = entry.Standing,
        Rivals = entry.Rivals,
    };

    /// <summary>The header among all those of a stored event; null where it has none.</summary>
    public static string? HeaderOf(ReadOnlySpan<byte> headers)
    {
        var reader = new Utf8JsonReader(headers);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOurs = reader.ValueTextEquals(Header);
            reader.Read();
            if (isOurs)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }

        return null;
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">The header is of a newer version of the library, or of nobody's.</exception>
    public static EntryEnvelope Parse(object? header) =>
        header is string text && text.StartsWith(Version, StringComparison.Ordinal)
            && JsonSerializer.Deserialize<EntryEnvelope>(text.AsSpan(Version.Length), EventJson.Options) is { } envelope
            ? envelope
            : throw new InvalidDataException($"The stored event's header '{Header}' does not begin with {Version}; one that this version of the library wrote is required.");

    public string Format() => Version + JsonSerializer.Serialize(this, EventJson.Options);

    /// <summary>The source; the one of another entry where that is the same, as it mostly is of entries in a row.</summary>
    public Source ToSource(Source? other = null) =>
        other is not null && other.Address == Source && other.Publisher == Publisher && other.Kind == SourceKind && other.PublishedOn == PublishedOn && other.Place == Place
            ? other
            : new Source(Source) { Publisher = Publisher, Kind = SourceKind, PublishedOn = PublishedOn, Place = Place };
}
