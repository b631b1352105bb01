namespace Contracts;

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
