namespace Contracts.Benchmarks.Generating;

/// <summary>An organization that publishes its backlog and its capacity, quarter by quarter.</summary>
internal sealed class GeneratedOrganization : GeneratedStream
{
    private GeneratedOrganization(int number, int count) : base(number, count)
    {
    }

    public static IReadOnlyList<Entry> Entries(int number, int count) => new GeneratedOrganization(number, count).Fill(count);

    protected override void AddNext()
    {
        if (Made.Count == 0)
            Add(new OrganizationFounded { Name = "An organization" }, daysBefore: 400);
        else if (Made.Count % 3 == 0)
            Add(new CapacityReported { Kind = "GPUs", Amount = Amount.About(Random.Next(1, 300) * 1000m, "GPU") });
        else
            Add(new FigureReported { Measure = Made.Count % 3 == 1 ? "revenue backlog" : "revenue", Amount = ReportedValue.About(Random.Next(1, 900) * 10_000_000m, "USD") });
    }
}
