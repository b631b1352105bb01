using System.Text;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>What an entry has beside its event and Marten's own columns, as one header of the stored event.</summary>
internal sealed record EntryEnvelope
{
    /// <summary>The header's name.</summary>
    public const string Header = "contracts";

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
    public static EntryEnvelope Parse(object? header) => new EnvelopeReading().OfHeader(Encoding.UTF8.GetBytes(header as string ?? ""));

    public string Format() => Encoding.UTF8.GetString(Version) + JsonSerializer.Serialize(
        new
        {
            Id,
            EffectiveOn,
            Source = Source.Address,
            Source.Publisher,
            SourceKind = Source.Kind,
            Source.PublishedOn,
            Source.Place,
            Standing,
            Rivals,
        },
        EventJson.Options);
}
