namespace Contracts.Tests;

/// <summary>The bundled history, and how to look at it.</summary>
internal static class CoreWeave
{
    public static DateTimeOffset Now { get; } = EndOf("2031-01-01");

    public static IReadOnlyList<HistoryLine> Lines { get; } = ReadLines();

    public static Histories Story { get; } = Histories.Empty.Import(Lines, Now);

    /// <summary>The board of a day as known at the end of another.</summary>
    public static CommitmentBoard On(string asOf, string knownOn, string policy = "all") => Story.AsOf(At(asOf, knownOn, Policy(policy)));

    public static Viewpoint At(string asOf, string knownOn, EvidencePolicy? evidence = null) =>
        Viewpoint.On(Day(asOf), EndOf(knownOn)) with { Evidence = evidence ?? EvidencePolicy.All };

    public static Partnership Between(CommitmentBoard board, string key) => board.Partnerships.Single(partnership => partnership.Stream.Slug == key);

    public static Commitment? Find(CommitmentBoard board, string stream, Id<Commitment> commitment) =>
        board.Commitments.SingleOrDefault(made => made.Stream == StreamKey.Parse(stream) && made.Id == commitment);

    public static EvidencePolicy Policy(string name) => EvidencePolicy.Named.Single(policy => policy.Name == name);

    public static DateOnly Day(string day) => PartialDate.Parse(day).Latest;

    public static DateTimeOffset EndOf(string day) => new(Day(day), new TimeOnly(23, 59), TimeSpan.Zero);

    private static IReadOnlyList<HistoryLine> ReadLines()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl"));
        return HistoryReader.ReadAll([("coreweave.jsonl", file)]);
    }
}
