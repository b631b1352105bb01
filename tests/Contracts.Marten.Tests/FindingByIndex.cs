using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>On a large ledger, no question about a position, a stream, a party or a total reads a whole table.</summary>
public sealed class FindingByIndex(LargeLedger large) : IClassFixture<LargeLedger>
{
    private static readonly Viewpoint Asked = Viewpoint.On(new DateOnly(2025, 3, 8), new DateTimeOffset(2025, 3, 10, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Policies => [.. EvidencePolicy.Named.Select(evidence => evidence.Name)];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task a_position(string policy) =>
        await IsFoundAsync(new PositionsQuery(LargeLedger.Tables, LargeLedger.Tenant, PositionScope.Of(StreamKey.Partnership("p77"), (Id<Commitment>)"c"), Under(policy)));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task the_positions_of_a_stream(string policy) =>
        await IsFoundAsync(new PositionsQuery(LargeLedger.Tables, LargeLedger.Tenant, PositionScope.Of(StreamKey.Partnership("p77")), Under(policy)));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task the_positions_of_a_party(string policy) =>
        await IsFoundAsync(new PositionsQuery(LargeLedger.Tables, LargeLedger.Tenant, PositionScope.Of((Id<Party>)"debtor-77"), Under(policy)));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task a_total_of_all(string policy) => await IsFoundAsync(new TotalQuery(LargeLedger.Tables, LargeLedger.Tenant, new TotalScope(), "USD", Under(policy)));

    [Theory]
    [InlineData("debtor-77", null)]
    [InlineData(null, "creditor-77")]
    [InlineData("debtor-77", "creditor-77")]
    public async Task a_total_of_a_party(string? debtor, string? creditor) =>
        await IsFoundAsync(new TotalQuery(LargeLedger.Tables, LargeLedger.Tenant, new TotalScope(debtor is null ? (Id<Party>?)null : new Id<Party>(debtor), creditor is null ? (Id<Party>?)null : new Id<Party>(creditor)), "USD", Asked));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task what_was_held_of_a_position(string policy) =>
        await IsFoundAsync(new PositionBeliefsQuery(LargeLedger.Tables, LargeLedger.Tenant, StreamKey.Partnership("p77"), (Id<Commitment>)"c", Under(policy)));

    [Theory]
    [InlineData(null, null)]
    [InlineData("debtor-77", null)]
    [InlineData(null, "creditor-77")]
    [InlineData("debtor-77", "creditor-77")]
    public async Task what_was_held_of_a_total_lately(string? debtor, string? creditor)
    {
        var scope = new TotalScope(debtor is null ? (Id<Party>?)null : new Id<Party>(debtor), creditor is null ? (Id<Party>?)null : new Id<Party>(creditor));
        await IsFoundAsync(new TotalBeliefsQuery(LargeLedger.Tables, LargeLedger.Tenant, scope, "USD", new DateTimeOffset(2025, 1, 28, 0, 0, 0, TimeSpan.Zero), 1000, Asked));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task the_items_of_a_stream(string policy) => await IsFoundAsync(Items(ItemScope.Of<Deadline>() with { Stream = StreamKey.Partnership("p77") }, policy));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task the_items_of_a_party(string policy) => await IsFoundAsync(Items(ItemScope.Of<Deadline>() with { Party = "debtor-77" }, policy));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task what_comes_up(string policy) => await IsFoundAsync(Items(ItemScope.Upcoming(Asked.AsOf, Asked.AsOf.AddDays(30)), policy));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task the_positions_of_what_comes_up(string policy)
    {
        var instalments = new HashSet<(StreamKey Stream, FigureKey Key)> { (StreamKey.Partnership("p77"), (Id<Commitment>)"c"), (StreamKey.Partnership("p78"), (Id<Commitment>)"c") };
        await IsFoundAsync(new PositionsQuery(LargeLedger.Tables, LargeLedger.Tenant, PositionScope.Upcoming(Asked.AsOf, Asked.AsOf.AddDays(30), instalments), Under(policy)));
    }

    [Fact]
    public async Task the_streams_of_a_party()
    {
        await using var connection = await large.Store.Database.OpenConnectionAsync(Cancelled);
        await using var explaining = new NpgsqlCommand($"explain {PartyStreams.Indexed(LargeLedger.Tables)}", connection);
        explaining.Parameters.AddWithValue("tenant", LargeLedger.Tenant);
        explaining.Parameters.AddWithValue("party", "debtor-77");
        (await explaining.ExecuteScalarAsync(Cancelled)).Should().BeOfType<string>().Which.Should().StartWith("Index Only Scan using ledger_party_named");
    }

    private static ItemsQuery Items(ItemScope scope, string policy) => new(LargeLedger.Tables, LargeLedger.Tenant, scope, Under(policy));

    private static Viewpoint Under(string policy) => Asked with { Evidence = EvidencePolicy.Named.Single(evidence => evidence.Name == policy) };

    private async Task IsFoundAsync<TRow>(LedgerQuery<TRow> question)
    {
        await using var connection = await large.Store.Database.OpenConnectionAsync(Cancelled);
        await using var explaining = new NpgsqlCommand($"explain {large.Reading.Statement(question, "")}", connection);
        question.AddTo(explaining.Parameters);
        await using var plan = await explaining.ExecuteReaderAsync(Cancelled);
        var lines = new List<string>();
        while (await plan.ReadAsync(Cancelled))
            lines.Add(plan.GetString(0));

        lines.Should().NotContainMatch("*Seq Scan on ledger_row*").And.NotContainMatch("*Seq Scan on ledger_own_row*").And.NotContainMatch("*Seq Scan on ledger_corner_rolled*").And.NotContainMatch("*Seq Scan on ledger_block_sum*");
        lines.Should().ContainMatch("*Index*");
    }
}
