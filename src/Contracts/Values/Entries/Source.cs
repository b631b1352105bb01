using System.Buffers;

namespace Contracts;

/// <summary>Where a fact is written: a document, who published it and when.</summary>
public sealed record Source
{
    private const int Longest = 2000;
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    /// <summary>Makes a source of the document's address.</summary>
    /// <param name="address">
    /// A URI reference of 1 to 2000 characters, kept letter by letter. A document without a web address is <c>urn:contracts:&lt;slug&gt;</c>.
    /// </param>
    /// <exception cref="ArgumentException">The text is no URI reference.</exception>
    public Source(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length is 0 or > Longest || StorableText.HasControl(address) || address.AsSpan().ContainsAny(Spaces) || !StorableText.IsStorable(address)
            || !Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out _))
            throw new ArgumentException($"'{StorableText.Shorten(address)}' is no address; a source is a URI of 1 to {Longest} characters, and urn:contracts:<slug> where the document has none.", nameof(address));
        Address = address;
    }

    /// <summary>No source was stated.</summary>
    public static Source Unstated { get; } = new("urn:contracts:unstated");

    /// <summary>The document's address, as it was given.</summary>
    public string Address { get; }

    /// <summary>Who published the document; null where nobody said.</summary>
    public string? Publisher { get; init; }

    /// <summary>What kind of document it is; null where nobody said.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>When it was published; null where nobody said.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>Where in the document, such as a page or an exhibit; null where nobody said.</summary>
    public string? Place { get; init; }
}

/// <summary>What kind of document says it.</summary>
public enum SourceKind
{
    /// <summary>A document filed with an authority, or a contract attached to one.</summary>
    Filing,

    /// <summary>What a party published itself.</summary>
    Announcement,

    /// <summary>What a third party published.</summary>
    Press,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>On whose word a fact stands, the strongest first.</summary>
public enum Standing
{
    /// <summary>A party says so.</summary>
    Confirmed,

    /// <summary>A third party says so.</summary>
    Reported,

    /// <summary>Somebody claims it.</summary>
    Alleged,
}
