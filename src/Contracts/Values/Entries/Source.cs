using System.Buffers;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The document that states a fact, with its publisher and date.</summary>
public sealed record Source
{
    private const int Longest = 2000;
    private static readonly SearchValues<char> Spaces = SearchValues.Create(
        " \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    /// <summary>Creates a source from the document's address.</summary>
    /// <param name="address">
    /// A URI reference of 1 to 2000 characters, kept exactly as given. A document without a web address has the address
    /// <c>urn:contracts:&lt;slug&gt;</c>.
    /// </param>
    /// <exception cref="ArgumentException">The text is not a URI reference.</exception>
    public Source(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length is 0 or > Longest
            || StorableText.HasControl(address)
            || address.AsSpan().ContainsAny(Spaces)
            || !StorableText.IsStorable(address)
            || !Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out _))
        {
            throw new ArgumentException(
                $"'{StorableText.Shorten(address)}' is not an address; a source is a URI of 1 to {Longest} characters, "
                + "and urn:contracts:<slug> where the document has none.",
                nameof(address));
        }

        Address = address;
    }

    /// <summary>The source of entries for which none was stated.</summary>
    public static Source Unstated { get; } = new("urn:contracts:unstated");

    /// <summary>The document's address, exactly as given.</summary>
    public string Address { get; }

    /// <summary>The publisher of the document; null if not stated.</summary>
    public string? Publisher { get; init; }

    /// <summary>The kind of document; null if not stated.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>The date of publication; null if not stated.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>The place in the document, such as a page or an exhibit; null if not stated.</summary>
    public string? Place { get; init; }
}

/// <summary>The kind of document that states a fact.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>A document filed with an authority, or a contract attached to one.</summary>
    Filing,

    /// <summary>A publication by a party itself.</summary>
    Announcement,

    /// <summary>A publication by a third party.</summary>
    Press,

    /// <summary>Any other document.</summary>
    Other,
}

/// <summary>The authority behind a fact, from the strongest to the weakest.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<Standing>))]
public enum Standing
{
    /// <summary>A party states it.</summary>
    Confirmed,

    /// <summary>A third party states it.</summary>
    Reported,

    /// <summary>It is only claimed.</summary>
    Alleged,
}
