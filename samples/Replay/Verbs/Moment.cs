namespace Replay;

/// <summary>One entry with all that is linked to it, as far as was known.</summary>
internal sealed record Moment(Entry Entry, DateTimeOffset KnownSince, IReadOnlyList<Link> Links, IReadOnlyList<Anomaly> Anomalies);
