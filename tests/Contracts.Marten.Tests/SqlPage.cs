using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Every query of docs/sql.md and docs/grafana.json runs as a reader, over the ledger of the sample history.</summary>
public sealed partial class SqlPage(LedgerFixture fixture) : IClassFixture<LedgerFixture>, IAsyncLifetime
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sql.md")).ReplaceLineEndings("\n");

    private string _reader = "";

    public async ValueTask InitializeAsync()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "coreweave.jsonl"));
        await fixture.Ledger.ImportAsync(HistoryReader.ReadAll([("coreweave.jsonl", file)]), cancellationToken: Cancelled);
        var setup = Blocks("## Setting up a reader").Single();
        await Psql.RunAsync(fixture.ConnectionString, $"drop role if exists reports; delete from contracts_sql.reader_tenant; {setup}");
        _reader = new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Username = "reports", Password = "change me" }.ConnectionString;
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task has_queries_that_each_give_rows()
    {
        var queries = Blocks("## Queries");
        queries.Should().HaveCountGreaterThanOrEqualTo(4);
        foreach (var query in queries)
            (await Psql.RunAsync(_reader, query)).Should().NotBeNullOrWhiteSpace("rows are expected of {0}", query);
    }

    [Fact]
    public void has_no_sql_that_no_test_runs() =>
        Sql().Matches(Page).Should().HaveCount(new[] { "## Setting up a reader", "### Where no role could be created", "## Queries" }.Sum(heading => Blocks(heading).Count));

    [Fact]
    public void describes_every_function() =>
        FunctionNames().Matches(fixture.Provide(_ => { }, fixture.Clock).GetRequiredService<LedgerSchema>().ToSql()).Select(match => match.Groups["name"].Value).Distinct()
            .Should().NotBeEmpty().And.OnlyContain(name => Page.Contains($"| `{name}(", StringComparison.Ordinal));

    [Fact]
    public async Task has_a_dashboard_whose_queries_each_give_rows()
    {
        using var board = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "grafana.json"), Cancelled));
        var queries = board.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("rawSql"))
            .Concat(board.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray().Where(variable => variable.GetProperty("type").GetString() == "query").Select(variable => variable.GetProperty("query")))
            .Select(query => query.GetString() ?? "").ToList();
        queries.Should().HaveCount(5);
        foreach (var query in queries)
        {
            var filled = query
                .Replace("$__timeFrom()", "'2025-01-01T00:00:00Z'", StringComparison.Ordinal)
                .Replace("$__timeTo()", "'2026-10-01T00:00:00Z'", StringComparison.Ordinal)
                .Replace("${tenant:sqlstring}", "'*DEFAULT*'", StringComparison.Ordinal)
                .Replace("${policy:sqlstring}", "'parties+press'", StringComparison.Ordinal)
                .Replace("${unit:sqlstring}", "'USD'", StringComparison.Ordinal);
            filled.Should().NotContain("$");
            (await Psql.RunAsync(_reader, filled)).Should().NotBeNullOrWhiteSpace("rows are expected of {0}", query);
        }
    }

    /// <summary>The blocks of SQL under a heading of the page.</summary>
    public static IReadOnlyList<string> Blocks(string heading) =>
        [.. Sql().Matches(NextHeading().Split(Page.Split($"{heading}\n")[1])[0]).Select(block => block.Groups["sql"].Value)];

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sql();

    [GeneratedRegex("^##", RegexOptions.Multiline)]
    private static partial Regex NextHeading();

    [GeneratedRegex(@"create or replace function \w+\.(?<name>\w+_v\d+)\(")]
    private static partial Regex FunctionNames();
}
