namespace Replay.CommandLine;

/// <summary>A commitment by its stream and its own slug.</summary>
internal sealed record Figure(StreamKey Stream, Id<Commitment> Commitment)
{
    public override string ToString() => $"{Stream}/{Commitment}";
}
