namespace Contracts.Storage;

/// <summary>Up to where nobody records any more.</summary>
/// <param name="Sequence">The number of an entry up to which all are committed, or will never be.</param>
/// <param name="Instant">The instant up to which nobody stamps an entry any more, imports excepted.</param>
/// <param name="IsQuiet">Whether nobody was writing, so that nothing after the sequence was committed either.</param>
internal sealed record Settled(long Sequence, DateTimeOffset Instant, bool IsQuiet);
