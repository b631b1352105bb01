namespace Contracts;

/// <summary>What a stream is the history of.</summary>
public enum StreamKind
{
    /// <summary>What two or more parties undertake towards each other.</summary>
    Partnership,

    /// <summary>A public offering of shares.</summary>
    Offering,

    /// <summary>One organization: its business, capacity and published figures.</summary>
    Organization,
}
