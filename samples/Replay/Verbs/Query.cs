namespace Replay;

/// <summary>One question: the board at a viewpoint, whose words are given back as they came.</summary>
internal sealed record Query(string AsOf, string KnownAt, Viewpoint Viewpoint);
