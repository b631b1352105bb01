using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>What readers may ask in SQL, and what they are told where it cannot be answered.</summary>
public sealed class SqlReading(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const string Invalid = PostgresErrorCodes.InvalidParameterValue, NotInState = PostgresErrorCodes.ObjectNotInPrerequisiteState;

    private const string Question = "('*DEFAULT*', '2025-03-09', '2025-06-01 13:00:00+00', 'all')";

    [Theory]
    [InlineData("select * from contracts.ledger_row")]
    [InlineData("select * from contracts.mt_events")]
    [InlineData("select * from contracts.mt_events_sequence")]
    [InlineData("select * from contracts_sql.reader_tenant")]
    [InlineData("insert into contracts_sql.reader_tenant values (current_user, '*')")]
    [InlineData("create function contracts_sql.mine() returns int language sql as 'select 1'")]
    [InlineData("create table contracts.mine (id int)")]
    [InlineData("select * from contracts_sql.check_tenant('*DEFAULT*')")]
    [InlineData("select * from contracts_sql.check_viewpoint" + Question)]
    [InlineData("select * from contracts_sql.check_rows('*DEFAULT*', now(), 1, true)")]
    [InlineData("select * from contracts_sql.read_envelope('v1{}', 's', 1)")]
    public async Task is_refused_for_all_but_the_functions(string statement)
    {
        await using var reader = await ReaderAsync(SqlReader.OnlyTenant);
        (await reader.RowsAsync($"select * from contracts_sql.positions_v1{Question}")).Should().NotBeEmpty();
        (await StateOfAsync(reader, statement)).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task is_refused_for_those_who_are_no_readers()
    {
        await fixture.AskAsync<object>("create role passer_by login password 'given'");
        await using var passerBy = new SqlReader(new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Username = "passer_by", Password = "given" }.ConnectionString, "contracts_sql");
        (await StateOfAsync(passerBy, $"select * from contracts_sql.totals_v1{Question}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task is_bound_to_tenants()
    {
        var ledgers = fixture.Provide(options => (options.SchemaName, options.Tenancy) = ("tenants", LedgerTenancy.Conjoined), fixture.Clock).GetRequiredService<IContractLedgers>();
        foreach (var tenant in new[] { "ann", "bob" })
            await ledgers.Of(tenant).CommittedStreamAsync();
        await using var ofAnn = await SqlReader.MakeAsync(fixture.ConnectionString, "tenants", "ann", "eve");
        await using var ofAll = await SqlReader.MakeAsync(fixture.ConnectionString, "tenants", "*");
        await using var ofNone = await SqlReader.MakeAsync(fixture.ConnectionString, "tenants");

        (await ofAnn.AskAsync("positions_v1", "ann", Viewpoint.Latest)).Should().ContainSingle();
        (await ofAnn.AskAsync("positions_v1", "eve", Viewpoint.Latest)).Should().BeEmpty("nothing is recorded of a tenant that it may read");
        (await ofAll.AskAsync("positions_v1", "bob", Viewpoint.Latest)).Should().ContainSingle();
        foreach (var call in new[] { "positions_v1('{0}', '2025-03-09', now(), 'all')", "totals_v1('{0}', '2025-03-09', now(), 'all')", "exposure_v1('{0}', '2025-03-09', now(), 'all')", "backlog_v1('{0}', '2025-03-09', now(), 'all')", "entries_v1('{0}', now())", "unkept_v1('{0}')" })
        {
            foreach (var (reader, tenant) in new[] { (ofAnn, "bob"), (ofAnn, "nobody"), (ofAll, "nobody"), (ofNone, "ann") })
                (await RefusedAsync(reader, $"select * from tenants_sql.{string.Format(call, tenant)}")).Message.Should().Contain($"There is no tenant '{tenant}' that ");
        }
    }

    [Fact]
    public async Task is_open_to_the_members_of_a_role_that_is_bound()
    {
        await fixture.Ledger.CommittedStreamAsync();
        await using var member = await ReaderAsync();
        await fixture.AskAsync<object>($"create role analysts; grant analysts to {new NpgsqlConnectionStringBuilder(member.ConnectionString).Username}; insert into contracts_sql.reader_tenant values ('analysts', '*DEFAULT*'), ('long gone', '*DEFAULT*')");
        (await member.AskAsync("totals_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task is_open_to_the_owner_of_the_entries_for_every_tenant()
    {
        await fixture.Ledger.CommittedStreamAsync();
        (await fixture.AskAsync<long>($"select positions from contracts_sql.totals_v1{Question}")).Should().BePositive("a superuser asks");
        await fixture.AskAsync<object>("create role an_owner login password 'given' in role contracts_owner, contracts_reader");
        await using var owner = new SqlReader(new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Username = "an_owner", Password = "given" }.ConnectionString, "contracts_sql");
        (await owner.AskAsync("totals_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("null, '2025-03-09', now(), 'all'", "There is no tenant null that ")]
    [InlineData("'*DEFAULT*', null, now(), 'all'", "as_of is null; ")]
    [InlineData("'*DEFAULT*', 'infinity', now(), 'all'", "as_of is infinity; a day from 0001-01-01 to 9999-12-31 is required.")]
    [InlineData("'*DEFAULT*', '-infinity', now(), 'all'", "as_of is -infinity; ")]
    [InlineData("'*DEFAULT*', '0001-12-31 BC', now(), 'all'", "as_of is 0001-12-31 BC; ")]
    [InlineData("'*DEFAULT*', '10000-01-01', now(), 'all'", "as_of is 10000-01-01; ")]
    [InlineData("'*DEFAULT*', '5874897-12-31', now(), 'all'", "as_of is 5874897-12-31; ")]
    [InlineData("'*DEFAULT*', '2025-03-09', null, 'all'", "known_at is null; ")]
    [InlineData("'*DEFAULT*', '2025-03-09', now(), 'none'", "policy is 'none'; one of all, parties, parties+press, undisputed is required.")]
    [InlineData("'*DEFAULT*', '2025-03-09', now(), 'All'", "policy is 'All'; ")]
    [InlineData("'*DEFAULT*', '2025-03-09', now(), null", "policy is null; ")]
    public async Task names_the_parameter_that_it_cannot_accept(string parameters, string message)
    {
        await using var reader = await ReaderAsync(SqlReader.OnlyTenant);
        foreach (var function in new[] { "positions_v1", "totals_v1", "exposure_v1", "backlog_v1" })
            (await RefusedAsync(reader, $"select * from contracts_sql.{function}({parameters})")).Message.Should().Contain(message);
    }

    [Fact]
    public async Task asks_for_an_instant_of_the_entries_too()
    {
        await using var reader = await ReaderAsync(SqlReader.OnlyTenant);
        (await RefusedAsync(reader, "select * from contracts_sql.entries_v1('*DEFAULT*', null)")).Message.Should().Contain("known_at is null; ");
    }

    [Theory]
    [InlineData("'0001-01-01', 'infinity'", 0)]
    [InlineData("'9999-12-31', 'infinity'", 1)]
    [InlineData("'9999-12-31', '-infinity'", 0)]
    [InlineData("'9999-12-31', '4714-11-24 00:00:00+00 BC'", 0)]
    [InlineData("'9999-12-31', '294276-12-31 23:59:59.999999+00'", 1)]
    public async Task goes_to_the_ends_of_time(string viewpoint, int positions)
    {
        var schema = $"ends_{Guid.NewGuid():N}";
        await fixture.LedgerIn(schema).CommittedStreamAsync();
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        (await reader.RowsAsync($"select * from {schema}_sql.positions_v1('*DEFAULT*', {viewpoint}, 'all')")).Should().HaveCount(positions);
    }

    [Fact]
    public async Task states_amounts_without_codes()
    {
        var (ledger, stream) = (fixture.LedgerIn("amounts"), NewStream());
        await ledger.RecordAsync(stream, [Formed(), Made() with { Event = new CommitmentMade { Commitment = "c", Debtor = "a", Creditor = "b", Amount = Amount.AtLeast(10, AmountUnit.Usd) } }], Cancelled);
        await ledger.RecordAsync(stream, [Made(id: "about") with { Event = new CommitmentMade { Commitment = "d", Debtor = "a", Creditor = "b", Amount = Amount.About(7.5m, AmountUnit.Usd) } }], Cancelled);
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, "amounts", SqlReader.OnlyTenant);

        var stated = (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).ToDictionary(row => row.Text("id"));
        (stated["c"]["outstanding_min"], stated["c"]["outstanding_max"], stated["c"]["performed_min"], stated["c"]["performed_max"]).Should().Be((10m, null, 0m, 0m));
        (stated["d"]["outstanding_min"], stated["d"]["outstanding_max"], stated["d"]["outstanding_is_approximate"]).Should().Be((7.5m, 7.5m, true));
        var total = (await reader.AskAsync("totals_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Single();
        (total["outstanding_min"], total["outstanding_max"], total["max_of_bounded"], total["open_ended"], total["is_approximate"]).Should().Be((17.5m, null, 7.5m, 1L, true));
    }

    [Theory]
    [InlineData("update {0}.ledger_state set is_complete = false, reason = 'it was said so'", "are incomplete (it was said so); a rebuild is required")]
    [InlineData("update {0}.ledger_state set is_complete = false, upkeep = 'off'", "keeps no rows; ")]
    [InlineData("delete from {0}.ledger_state", "keeps no rows; ")]
    [InlineData("update {0}.ledger_state set fold_version = fold_version + 1", " of version {1} of the rules; ")]
    [InlineData("insert into {0}.ledger_unkept values ('*DEFAULT*', 'partnership/large')", "Streams without rows: partnership/large; ")]
    public async Task says_what_keeps_the_rows_from_answering(string change, string message)
    {
        var schema = $"state_{Guid.NewGuid():N}";
        var ledger = fixture.LedgerIn(schema);
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        foreach (var isFilled in new[] { false, true })
        {
            if (isFilled)
                await ledger.CommittedStreamAsync();
            await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
            await using var damaged = await source.OpenConnectionAsync(Cancelled);
            var before = await fixture.AskAsync<string>($"select state::text from {schema}.ledger_state as state");
            await fixture.AskAsync<object>(string.Format(change, schema));
            foreach (var function in new[] { "positions_v1", "totals_v1", "exposure_v1", "backlog_v1" })
            {
                var refused = await RefusedAsync(reader, $"select * from {schema}_sql.{function}{Question}", NotInState);
                refused.Message.Should().Contain(message.Replace("{1}", $"{History.FoldVersion + 1}", StringComparison.Ordinal));
            }

            await fixture.AskAsync<object>($"delete from {schema}.ledger_unkept; delete from {schema}.ledger_state; insert into {schema}.ledger_state select ('{before}'::{schema}.ledger_state).*");
        }
    }

    [Fact]
    public async Task leaves_streams_without_rows_out_only_if_told_to()
    {
        const string schema = "unkept";
        var clock = new FakeTimeProvider(LedgerFixture.Noon);
        var ledger = fixture.Provide(options => (options.SchemaName, options.RowBound) = (schema, new LedgerBound { LeastEntries = 4, FoldedAgainPerEntry = 0 }), clock).GetRequiredService<IContractLedger>();
        var (stream, other) = (await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync());
        foreach (var entry in new[] { Increased(5, "in order", day: 9), Increased(7, "back-dated", day: 4), Increased(1, "after that", day: 9) })
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            await ledger.RecordAsync(stream, [entry], Cancelled);
        }

        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        (await reader.RowsAsync("select stream from unkept_sql.unkept_v1('*DEFAULT*')")).Should().ContainSingle().Which["stream"].Should().Be($"{stream}");
        (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest, skipUnkept: true)).Should().ContainSingle().Which["stream"].Should().Be($"{other}");
        (await reader.AskAsync("totals_v1", SqlReader.OnlyTenant, Viewpoint.Latest, skipUnkept: true)).Should().ContainSingle().Which["outstanding_min"].Should().Be(10m);
        var asked = () => reader.AskAsync("exposure_v1", SqlReader.OnlyTenant, Viewpoint.Latest);
        (await asked.Should().ThrowAsync<PostgresException>()).Which.Message.Should().Contain($"Streams without rows: {stream}; skip_unkept => true");
    }

    private async Task<SqlReader> ReaderAsync(params string[] tenants)
    {
        await fixture.Ledger.CommittedStreamAsync();
        return await SqlReader.MakeAsync(fixture.ConnectionString, "contracts", tenants);
    }

    private static async Task<PostgresException> RefusedAsync(SqlReader reader, string query, string state = Invalid)
    {
        var refused = (await reader.Awaiting(asked => asked.RowsAsync(query)).Should().ThrowAsync<PostgresException>(query)).Which;
        refused.SqlState.Should().Be(state, refused.Message);
        return refused;
    }

    private static async Task<string> StateOfAsync(SqlReader reader, string statement) =>
        (await reader.Awaiting(asked => asked.RowsAsync(statement)).Should().ThrowAsync<PostgresException>(statement)).Which.SqlState;
}
