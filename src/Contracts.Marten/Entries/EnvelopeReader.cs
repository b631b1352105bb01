using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>
/// Reads the envelopes of entries from their UTF-8 bytes. What successive entries have in common is parsed once.
/// </summary>
/// <remarks>An instance serves one answer, and one caller at a time.</remarks>
internal sealed class EnvelopeReader
{
    // A scan of all streams may come by any number of sources.
    private const int MostSources = 1000;

    // Of each document the last that was read.
    private readonly Dictionary<string, Source> _sources = [];
    private readonly ArrayBufferWriter<byte> _lastWord = new();
    private byte[] _header = new byte[512];
    private EntryEnvelope _last;

    /// <summary>The envelope whose header is in a column of a row.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is of a newer version of the library.</exception>
    public EntryEnvelope OfColumn(DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
            throw NotOurs();
        var length = (int)row.GetBytes(column, 0, null, 0, 0);
        if (_header.Length < length)
            _header = new byte[length];
        row.GetBytes(column, 0, _header, 0, length);
        return OfHeader(_header.AsSpan(0, length));
    }

    /// <summary>The envelope of a header: the entry's id, its effective date, source and standing.</summary>
    /// <param name="header">The header, in UTF-8; empty where there is none.</param>
    /// <exception cref="InvalidDataException">There is none, or it is of a newer version of the library.</exception>
    public EntryEnvelope OfHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(EntryEnvelope.Version))
            throw NotOurs();
        var fields = header[EntryEnvelope.Version.Length..];
        var reader = new Utf8JsonReader(fields);
        reader.Read();
        if (!IsAtField(ref reader) || !Is(ref reader, "id"u8))
            throw NotOurs();
        var (id, effectiveOn) = (new EntryId(Text(ref reader)), (PartialDate?)null);
        if (IsAtField(ref reader) && Is(ref reader, "effectiveOn"u8))
        {
            effectiveOn = PartialDate.Parse(Text(ref reader));
            reader.Read();
        }

        // Most entries in a row were recorded on one word.
        var word = fields[(int)reader.TokenStartIndex..];
        if (!word.SequenceEqual(_lastWord.WrittenSpan))
        {
            _last = WordAt(ref reader, id);
            _lastWord.ResetWrittenCount();
            _lastWord.Write(word);
        }

        return _last with { Id = id, EffectiveOn = effectiveOn };
    }

    private EntryEnvelope WordAt(ref Utf8JsonReader reader, EntryId id)
    {
        var (standing, rivals, supersedes) = (Standing.Confirmed, (EntryId?)null, (EntryId?)null);
        IReadOnlyDictionary<string, string>? labels = null;
        var (address, publisher, kind, publishedOn, place) =
            ((string?)null, (string?)null, (SourceKind?)null, (PartialDate?)null, (string?)null);
        for (var isField = reader.TokenType == JsonTokenType.PropertyName; isField; isField = IsAtField(ref reader))
        {
            if (Is(ref reader, "source"u8))
                address = Text(ref reader);
            else if (Is(ref reader, "publisher"u8))
                publisher = Text(ref reader);
            else if (Is(ref reader, "sourceKind"u8))
                kind = Named<SourceKind>(ref reader);
            else if (Is(ref reader, "publishedOn"u8))
                publishedOn = PartialDate.Parse(Text(ref reader));
            else if (Is(ref reader, "place"u8))
                place = Text(ref reader);
            else if (Is(ref reader, "standing"u8))
                standing = Named<Standing>(ref reader);
            else if (Is(ref reader, "rivals"u8))
                rivals = new EntryId(Text(ref reader));
            else if (Is(ref reader, "supersedes"u8))
                supersedes = new EntryId(Text(ref reader));
            else if (Is(ref reader, "labels"u8))
                labels = LabelsAt(ref reader);
            else
                throw new InvalidDataException(
                    $"The stored event's header '{EntryEnvelope.Header}' has a field '{reader.GetString()}'; "
                    + "one that this version of the library wrote is required.");
        }

        return new EntryEnvelope
        {
            Id = id,
            Source = address is null ? throw NotOurs() : SourceOf(address, publisher, kind, publishedOn, place),
            Standing = standing,
            Rivals = rivals,
            Supersedes = supersedes,
            Labels = labels,
        };
    }

    private static ValueDictionary<string, string> LabelsAt(ref Utf8JsonReader reader)
    {
        reader.Read();
        var labels = new Dictionary<string, string>();
        while (IsAtField(ref reader))
        {
            var name = reader.GetString() ?? throw NotOurs();
            labels[name] = Text(ref reader);
        }

        return ValueDictionary<string, string>.Of(labels);
    }

    private Source SourceOf(
        string address, string? publisher, SourceKind? kind, PartialDate? publishedOn, string? place)
    {
        if (_sources.TryGetValue(address, out var known) && known.Publisher == publisher && known.Kind == kind
            && known.PublishedOn == publishedOn && known.Place == place)
            return known;
        if (_sources.Count == MostSources)
            _sources.Clear();
        return _sources[address] =
            new Source(address) { Publisher = publisher, Kind = kind, PublishedOn = publishedOn, Place = place };
    }

    private static bool IsAtField(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>The text of the field that was named.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? throw NotOurs();
    }

    private static T Named<T>(ref Utf8JsonReader reader)
        where T : struct, Enum
    {
        reader.Read();
        foreach (var (word, value) in KebabCase<T>.All)
        {
            if (reader.ValueTextEquals(word.EncodedUtf8Bytes))
                return value;
        }

        throw NotOurs();
    }

    private static InvalidDataException NotOurs() =>
        new(
            $"The stored event's header '{EntryEnvelope.Header}' is none that begins with "
            + $"{Encoding.UTF8.GetString(EntryEnvelope.Version)} and names an entry and its source; "
            + "one that this version of the library wrote is required.");
}
