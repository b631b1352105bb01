using System.Text;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>Reads the envelopes of entries where they stand, without a text in between. Sources that stand in many are made once.</summary>
/// <remarks>It is for one answer, and one caller at a time.</remarks>
internal sealed class EnvelopeReading
{
    // A scan of all streams may come by any number of sources.
    private const int MostSources = 1000;

    private readonly Dictionary<(string Address, string? Publisher, SourceKind? Kind, PartialDate? PublishedOn, string? Place), Source> _sources = [];
    private Source _last = Source.Unstated;
    private byte[] _text = new byte[512];

    /// <summary>The envelope among all the headers of a stored event.</summary>
    /// <param name="headers">The headers, as JSON in UTF-8.</param>
    /// <exception cref="InvalidDataException">There is none, or it is of a newer version of the library.</exception>
    public EntryEnvelope OfHeaders(ReadOnlySpan<byte> headers)
    {
        var reader = new Utf8JsonReader(headers);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOurs = reader.ValueTextEquals(EntryEnvelope.Header);
            reader.Read();
            if (isOurs)
                return reader.TokenType == JsonTokenType.String ? OfHeader(Unescaped(ref reader)) : throw NotOurs();
            reader.Skip();
        }

        throw NotOurs();
    }

    /// <summary>The envelope that a header states.</summary>
    /// <inheritdoc cref="OfHeaders"/>
    /// <param name="header">The header, in UTF-8.</param>
    public EntryEnvelope OfHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(EntryEnvelope.Version))
            throw NotOurs();
        var reader = new Utf8JsonReader(header[EntryEnvelope.Version.Length..]);
        reader.Read();
        var (id, rivals, effectiveOn, standing) = (default(EntryId), (EntryId?)null, (PartialDate?)null, Standing.Confirmed);
        var (address, publisher, kind, publishedOn, place) = ((string?)null, (string?)null, (SourceKind?)null, (PartialDate?)null, (string?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "id"u8))
                id = new EntryId(Text(ref reader));
            else if (Is(ref reader, "effectiveOn"u8))
                effectiveOn = PartialDate.Parse(Text(ref reader));
            else if (Is(ref reader, "source"u8))
                address = Text(ref reader, _last.Address);
            else if (Is(ref reader, "publisher"u8))
                publisher = Text(ref reader, _last.Publisher);
            else if (Is(ref reader, "sourceKind"u8))
                kind = Named<SourceKind>(ref reader);
            else if (Is(ref reader, "publishedOn"u8))
                publishedOn = PartialDate.Parse(Text(ref reader));
            else if (Is(ref reader, "place"u8))
                place = Text(ref reader, _last.Place);
            else if (Is(ref reader, "standing"u8))
                standing = Named<Standing>(ref reader);
            else if (Is(ref reader, "rivals"u8))
                rivals = new EntryId(Text(ref reader));
            else
                throw new InvalidDataException($"The stored event's header '{EntryEnvelope.Header}' has a field '{reader.GetString()}'; one that this version of the library wrote is required.");
        }

        if (id.IsNone || address is null)
            throw NotOurs();
        _last = SourceOf(address, publisher, kind, publishedOn, place);
        return new EntryEnvelope { Id = id, EffectiveOn = effectiveOn, Source = _last, Standing = standing, Rivals = rivals };
    }

    /// <summary>Most entries in a row have one source, and a stream has few.</summary>
    private Source SourceOf(string address, string? publisher, SourceKind? kind, PartialDate? publishedOn, string? place)
    {
        if (address == _last.Address && publisher == _last.Publisher && kind == _last.Kind && publishedOn == _last.PublishedOn && place == _last.Place)
            return _last;
        var key = (address, publisher, kind, publishedOn, place);
        if (_sources.TryGetValue(key, out var source))
            return source;
        if (_sources.Count == MostSources)
            _sources.Clear();
        _sources.Add(key, source = new Source(address) { Publisher = publisher, Kind = kind, PublishedOn = publishedOn, Place = place });
        return source;
    }

    private ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader)
    {
        if (_text.Length < reader.ValueSpan.Length)
            _text = new byte[reader.ValueSpan.Length];
        return _text.AsSpan(0, reader.CopyString(_text));
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>The text of the field that was named; one that is known already where it is the same.</summary>
    private static string Text(ref Utf8JsonReader reader, string? known = null)
    {
        reader.Read();
        return known is not null && reader.ValueTextEquals(known) ? known : reader.GetString() ?? throw NotOurs();
    }

    private static T Named<T>(ref Utf8JsonReader reader)
        where T : struct, Enum
    {
        reader.Read();
        foreach (var (word, value) in Words<T>.All)
        {
            if (reader.ValueTextEquals(word.EncodedUtf8Bytes))
                return value;
        }

        throw NotOurs();
    }

    private static InvalidDataException NotOurs() =>
        new($"The stored event's header '{EntryEnvelope.Header}' is none that begins with {Encoding.UTF8.GetString(EntryEnvelope.Version)} and names an entry and its source; one that this version of the library wrote is required.");
}
