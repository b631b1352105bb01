using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

/// <summary>An import in another process that ends without a word, in the middle.</summary>
public sealed class KillingAnImport(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Streams = 60;
    private const int LinesOfAStream = 100;

    [Fact]
    public async Task leaves_what_the_same_import_completes_with_each_entry_once()
    {
        var folder = Directory.CreateTempSubdirectory("killed-");
        var file = Path.Combine(folder.FullName, "h.jsonl");
        var spools = folder.CreateSubdirectory("spools");
        var lines = Lines();
        await WriteAsync(lines, file);
        var ledger = fixture.LedgerIn("killed");
        await KillInTheMiddleAsync("killed", file, spools.FullName);

        var before = (await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled)).Sum(history => history.Version);
        var outcome = await ledger.ImportAsync(lines, cancellationToken: Cancelled);

        spools.GetFileSystemInfos().Should().BeEmpty();
        before.Should().BeInRange(1, lines.Count - 1);
        (outcome.Recorded, outcome.Repeated).Should().Be((lines.Count - before, before));
        var histories = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        foreach (var history in histories)
            history.Entries.Select(entry => entry.Id).Should().Equal(lines.Where(line => line.Stream == history.Stream).Select(line => line.Entry.Id ?? default));
        histories.Should().HaveCount(Streams);
        (await ledger.PositionsAsync(PositionScope.Everything, Viewpoint.Latest, cancellationToken: Cancelled)).Value
            .Should().BeEquivalentTo(histories.SelectMany(history => Position.Of(history.AsOf(Viewpoint.Latest))));
        folder.Delete(recursive: true);
    }

    /// <summary>Of each stream a line after the other, with texts so long that they do not fit into memory together.</summary>
    private static List<HistoryLine> Lines() =>
    [
        .. from i in Enumerable.Range(0, LinesOfAStream)
           from stream in Enumerable.Range(0, Streams)
           let entry = (i == 0 ? Made(id: "e0") : Increased(1, $"e{i}")) with { RecordedBy = new string('x', 4000) }
           select Line(StreamKey.Partnership($"killed-{stream}"), entry, Noon.AddDays(-9).AddSeconds(i / 3)),
    ];

    private static async Task WriteAsync(IEnumerable<HistoryLine> lines, string file)
    {
        await using var output = File.Create(file);
        var writer = new HistoryWriter(output);
        foreach (var line in lines)
            writer.Write(line);
    }

    private async Task KillInTheMiddleAsync(string schema, string file, string temporary)
    {
        using var importing = new KilledProcess(temporary, "import", fixture.ConnectionString, schema, file);
        (await importing.SaysAsync()).Should().Be("committed");
        await importing.KillAsync();
    }
}
