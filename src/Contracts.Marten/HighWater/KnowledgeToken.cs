using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Contracts.Storage;

/// <summary>
/// The entries that were known when an answer was given. The same question with the token gives the same answer at any
/// time.
/// </summary>
/// <remarks>
/// It holds whatever is recorded or imported later, even with recorded instants before its own. Where rows of the
/// ledger cannot tell any more what was known then, the entries are folded that were there.
/// </remarks>
public sealed record KnowledgeToken : IParsable<KnowledgeToken>
{
    /// <summary>The last instant of which entries are known.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>
    /// The number of an entry in the store's order up to which all were known, and none that come after it but
    /// <see cref="Also"/>.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>The first and last number of each span of entries after it that were known too, in order.</summary>
    public IReadOnlyList<long> Also
    {
        get;
        init => field = ValueList.Of(value ?? []);
    } = ValueList<long>.Empty;

    /// <summary>The id of the event that keeps the last known entry; null where no entry is known.</summary>
    /// <remarks>
    /// Where the store has another event, or none, in its place, or one of another recording, it was restored since,
    /// and the token is refused.
    /// </remarks>
    public Guid? LastEntry { get; init; }

    /// <summary>
    /// The random mark of the recording that brought the last known entry; null where none is known, or it has no mark.
    /// </summary>
    /// <remarks>After a restore, the same entry may be recorded again in its place, but in another recording.</remarks>
    public string? LastRecording { get; init; }

    /// <summary>
    /// The last number that was given to an entry by then; entries up to it that are not known were not committed yet.
    /// </summary>
    public long Pending { get; init; }

    /// <summary>
    /// The instant of the ledger's rows that gave the answer; null where they did not, or where it is
    /// <see cref="KnownAt"/>.
    /// </summary>
    public DateTimeOffset? RowsKnownAt { get; init; }

    /// <summary>The version of the rules that gave the answer.</summary>
    public required int FoldVersion { get; init; }

    /// <summary>The tenant whose ledger gave the answer.</summary>
    public required string Tenant { get; init; }

    /// <summary>
    /// True where entries of that instant or before it could still be recorded when the answer was given; without the
    /// token, the answer may change.
    /// </summary>
    public required bool IsProvisional { get; init; }

    /// <summary>The number of the last known entry; 0 for none.</summary>
    internal long Last => Also is [.., var last] ? last : Sequence;

    /// <summary>Reads a token as it is written.</summary>
    /// <param name="text">The text of <see cref="ToString"/>.</param>
    /// <exception cref="FormatException">It is no token.</exception>
    public static KnowledgeToken Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRead(text, out var token, out var fault) ? token : throw NoToken(text, fault);
    }

    static KnowledgeToken IParsable<KnowledgeToken>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a token as it is written, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The token; null where the text is none.</param>
    /// <returns>Whether the text is a token.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out KnowledgeToken? result)
    {
        result = null;
        return s is not null && TryRead(s, out result, out _);
    }

    private static bool TryRead(
        string text, [NotNullWhen(true)] out KnowledgeToken? token, out Exception? fault)
    {
        (token, fault) = (null, null);
        try
        {
            token = JsonSerializer.Deserialize<KnowledgeToken>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            fault = unreadable;
        }

        return token is not null;
    }

    /// <summary>The token as text of letters, digits, hyphens and underscores.</summary>
    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>
    /// The same knowledge cut at an earlier instant: of the known entries, those that were recorded by then.
    /// </summary>
    internal KnowledgeToken At(DateTimeOffset instant) => instant >= KnownAt ? this : this with
    {
        KnownAt = instant,
        RowsKnownAt = RowsKnownAt is { } rows && rows > instant ? instant : RowsKnownAt,
    };

    /// <summary>True where an entry was known, by its number in the store.</summary>
    internal bool Knows(long sequence)
    {
        if (sequence <= Sequence)
            return true;
        for (var i = 0; i + 1 < Also.Count; i += 2)
        {
            if (Also[i] <= sequence && sequence <= Also[i + 1])
                return true;
        }

        return false;
    }

    /// <summary>Numbers in order, as the first and last of each span.</summary>
    internal static IReadOnlyList<long> Spans(IEnumerable<long> numbers)
    {
        var spans = new List<long>();
        foreach (var number in numbers)
        {
            if (spans.Count > 0 && spans[^1] == number - 1)
                spans[^1] = number;
            else
                spans.AddRange([number, number]);
        }

        return spans;
    }

    private static FormatException NoToken(string text, Exception? because) =>
        new(
            $"'{(text.Length > 40 ? text[..40] + "…" : text)}' is no knowledge token; "
            + "one that an answer gave is required.",
            because);
}
