namespace Replay.Tests;

public sealed class KeepingAHistory(KeptStore store) : IClassFixture<KeptStore>
{
    private static readonly string BundledHistory = Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl");

    [Fact]
    public async Task gives_the_same_text_when_an_export_is_imported_and_exported_again()
    {
        var database = await store.NewDatabaseAsync();
        var first = await ReplayProgram.RunAsync("export", BundledHistory, "--in-memory");

        var import = await ReplayProgram.RunAsync(first.Output, ["import", "-", "--postgres", database]);
        var again = await ReplayProgram.RunAsync("export", "--postgres", database);

        import.ExitCode.Should().Be(0, import.Error);
        again.Output.Should().Be(first.Output).And.Contain("\"id\":\"f23\"");
    }

    [Fact]
    public async Task counts_what_was_new_and_names_what_makes_no_sense()
    {
        var database = await store.NewDatabaseAsync();

        var first = await ReplayProgram.RunAsync("import", ReplayProgram.Small, "--postgres", database);
        var second = await ReplayProgram.RunAsync("import", ReplayProgram.Small, "--postgres", database);

        first.Output.Should().StartWith("12 entries of 3 streams: 12 recorded, 0 known before, 2 anomalies.\n").And.Contain("already-closed partnership/acme-bolt f9: ");
        second.Output.Should().Be("12 entries of 3 streams: 0 recorded, 12 known before, 0 anomalies.\n");
    }

    [Fact]
    public async Task records_nothing_of_a_history_with_broken_lines_and_lists_each()
    {
        var database = await store.NewDatabaseAsync();
        var broken = (await File.ReadAllTextAsync(ReplayProgram.Small, TestContext.Current.CancellationToken))
            .Replace("\"standing\":\"reported\",\"publisher\":\"The Paper\"", "\"standing\":\"rumoured\",\"publisher\":\"The Paper\"", StringComparison.Ordinal)
            .Replace("{\"commitment\":\"racks\"}", "{\"commitment\":\"Racks\",\"sort\":1}", StringComparison.Ordinal)
            + "{\"specversion\"";

        var import = await ReplayProgram.RunAsync(broken, ["import", "-", "--postgres", database]);
        var replay = await ReplayProgram.RunAsync(broken, ["replay", "-", "--postgres", database]);
        var export = await ReplayProgram.RunAsync("export", "--postgres", database);

        import.ExitCode.Should().Be(2);
        import.Output.Should().BeEmpty();
        import.Error.Split('\n').Should().SatisfyRespectively(
            line => line.Should().StartWith("-:5:219: standing: 'rumoured' is unknown; "),
            line => line.Should().StartWith("-:7:227: data.commitment: 'Racks' is not a slug; "),
            line => line.Should().Be("-:7:235: data.sort: There is no such field."),
            line => line.Should().Be("-:14:15: The line is no JSON; each line is one JSON object."),
            line => line.Should().BeEmpty());
        replay.Should().BeEquivalentTo(import);
        (export.ExitCode, export.Output).Should().Be((0, ""));
    }

    [Fact]
    public async Task answers_from_a_store_as_from_memory()
    {
        var database = await store.NewDatabaseAsync();
        const string question = "{\"asOf\":\"2025-05-31\",\"knownAt\":\"2025-12-31T00:00:00Z\"}";
        await ReplayProgram.RunAsync("replay", BundledHistory, "--postgres", database);

        var kept = await ReplayProgram.RunAsync(question, ["query", "--postgres", database, "--queries", "-"]);
        var fresh = await ReplayProgram.RunAsync(question, ["query", BundledHistory, "--postgres", database, "--queries", "-"]);
        var memory = await ReplayProgram.RunAsync(question, ["query", BundledHistory, "--in-memory", "--queries", "-"]);

        kept.Should().Be(memory);
        fresh.Should().Be(memory);
        memory.Output.Should().Contain("\"debtor\":\"openai\",\"creditor\":\"coreweave\",\"unit\":\"USD\",\"firm\":{\"min\":0,\"max\":15900000000,\"maxOfBounded\":15900000000,\"openEnded\":0}");
    }
}
