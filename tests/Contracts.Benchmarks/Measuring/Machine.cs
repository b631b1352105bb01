using System.Globalization;

namespace Contracts.Benchmarks.Measuring;

/// <summary>What a run was measured on.</summary>
/// <param name="Run">Which sizes it took.</param>
/// <param name="Cores">How many processors the run may use, the server's included.</param>
/// <param name="MemoryGiB">How much memory there is.</param>
/// <param name="PostgreSql">The server's version.</param>
/// <param name="DotNet">The runtime's version.</param>
internal sealed record Machine(string Run, int Cores, double MemoryGiB, string PostgreSql, string DotNet)
{
    private const double BytesInGiB = 1024 * 1024 * 1024;

    public static async Task<Machine> OfAsync(Place place) => new(
        place.Scale.Name,
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesInGiB, 1),
        await place.ServerVersionAsync(),
        Environment.Version.ToString());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cores} cores, {MemoryGiB:0.#} GiB of memory, PostgreSQL {PostgreSql} on the same machine, .NET {DotNet}; the {Run} run");
}
