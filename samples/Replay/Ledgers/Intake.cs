namespace Replay;

/// <summary>What became of an import: how many entries were new, how many known, of how many streams, and what in them makes no sense.</summary>
internal sealed record Intake(int Recorded, int Repeated, int Streams, IReadOnlyList<Anomaly> Anomalies, int MoreAnomalies);
