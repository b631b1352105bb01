using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

public sealed class RestoringTheStore(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly FigureKey Commitment = (Id<Commitment>)"c";

    private readonly string _schema = $"restored_{Guid.NewGuid():N}";

    [Theory]
    [InlineData(LedgerUpkeep.Inline, "another")]
    [InlineData(LedgerUpkeep.Inline, "last")]
    [InlineData(LedgerUpkeep.Off, "another")]
    [InlineData(LedgerUpkeep.Off, "last")]
    public async Task a_token_of_the_lost_future_is_refused_though_as_much_is_recorded_since(LedgerUpkeep upkeep, string lastId)
    {
        var ledger = fixture.Provide(options => (options.SchemaName, options.Ledger) = (_schema, upkeep), new FakeTimeProvider(Noon)).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var before = (await AskAsync(ledger, stream)).Knowledge;
        await BackUpAsync();
        await RecordAsync(ledger, stream, "lost", "last");
        var lost = (await AskAsync(ledger, stream)).Knowledge;
        await RestoreAsync();
        // The clock stands still, and the last entry may be one that its writer sends again: same id, same number, same instant.
        await RecordAsync(ledger, stream, "other", lastId);

        foreach (var asking in new Func<Task>[]
        {
            () => AskAsync(ledger, stream, lost),
            () => ledger.TotalAsync(new TotalScope(), AmountUnit.Usd, Viewpoint.Latest, lost, Cancelled),
            () => ledger.CommitmentsAsync(PositionScope.Of(stream), Viewpoint.Latest, lost, Cancelled),
        })
        {
            (await asking.Should().ThrowAsync<TokenRefusedException>()).Which.Reason.Should().Be(TokenRefusal.Restored);
        }

        Owed(await AskAsync(ledger, stream, before)).Should().Be(Usd(10), "what it knows was in the backup");
        Owed(await AskAsync(ledger, stream)).Should().Be(Usd(13));
    }

    [Fact]
    public async Task a_token_of_an_import_that_is_lost_is_refused_though_the_same_lines_are_imported_since()
    {
        var ledger = fixture.Provide(options => options.SchemaName = _schema, new FakeTimeProvider(Noon)).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        await BackUpAsync();
        await ledger.RecordAsync(stream, [Increased(1, "lost")], Cancelled);
        var lines = new[] { Line(stream, Increased(2, "line"), Noon.AddDays(1)) };
        var began = NewStream();
        lines = [.. lines, Line(began, Formed(), Noon.AddDays(-1))];
        await ledger.ImportAsync(lines, cancellationToken: Cancelled);
        var lost = (await AskAsync(ledger, stream)).Knowledge;
        await RestoreAsync();
        await ledger.RecordAsync(stream, [Increased(5, "other")], Cancelled);
        await ledger.ImportAsync(lines, cancellationToken: Cancelled);

        await FluentActions.Awaiting(() => AskAsync(ledger, stream, lost)).Should().ThrowAsync<TokenRefusedException>();
    }

    private static async Task RecordAsync(IContractLedger ledger, StreamKey stream, string first, string last)
    {
        await ledger.RecordAsync(stream, [Increased(2, first)], Cancelled);
        await ledger.RecordAsync(stream, [Increased(1, last)], Cancelled);
    }

    private static Task<LedgerAnswer<IReadOnlyList<Position>>> AskAsync(
        IContractLedger ledger, StreamKey stream, KnowledgeToken? known = null) =>
        ledger.PositionsAsync(PositionScope.Of(stream, Commitment), Viewpoint.Latest, known, Cancelled);

    private static Amount Owed(LedgerAnswer<IReadOnlyList<Position>> answer) =>
        ((CommitmentFigures)answer.Value.Single().Figures).Outstanding;

    private Task BackUpAsync() => EachTableAsync($"create schema {_schema}_backup", "create table {1}.{2} as table {0}.{2}", $"""
        create table {_schema}_backup.number as select last_value, is_called from {_schema}.mt_events_sequence
        """);

    private Task RestoreAsync() => EachTableAsync("select", "truncate {0}.{2} cascade; insert into {0}.{2} select * from {1}.{2}", $"""
        select setval('{_schema}.mt_events_sequence', last_value, is_called) from {_schema}_backup.number
        """);

    private async Task EachTableAsync(string first, string each, string last)
    {
        var tables = await fixture.AskAsync<string[]>($"""
            select array_agg(tablename::text order by tablename <> 'mt_streams') from pg_tables where schemaname = '{_schema}'
            """) ?? [];
        await fixture.AskAsync<object>(first);
        foreach (var table in tables)
            await fixture.AskAsync<object>(string.Format(System.Globalization.CultureInfo.InvariantCulture, each, _schema, _schema + "_backup", table));
        await fixture.AskAsync<object>(last);
    }
}
