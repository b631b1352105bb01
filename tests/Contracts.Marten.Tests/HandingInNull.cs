using Contracts.Tests.Language;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class HandingInNull(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task is_refused_as_an_argument_by_every_member()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        var known = (await fixture.Ledger.AsOf(Day(3)).CommitmentsAsync(Cancelled)).Knowledge;
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        var calls = new NullCalls(new Dictionary<Type, object>
        {
            [typeof(IContractLedger)] = fixture.Ledger,
            [typeof(LedgerView)] = fixture.Ledger.AsOf(Day(3)),
            [typeof(KnowledgeToken)] = known,
            [typeof(PositionScope)] = PositionScope.Everything,
            [typeof(TotalScope)] = new TotalScope(),
            [typeof(Viewpoint)] = new Viewpoint(),
            [typeof(StreamKey)] = stream,
            [typeof(EntryId)] = (EntryId)"more",
            [typeof(Id<Party>)] = (Id<Party>)"a",
            [typeof(AmountUnit)] = AmountUnit.Usd,
            [typeof(NewEntry)] = Increased(1, "more"),
            [typeof(HistoryLine)] = Line(stream, Increased(1, "more"), LedgerFixture.Noon),
            [typeof(NpgsqlTransaction)] = transaction,
        });
        var faults = new List<string>();
        foreach (var type in typeof(IContractLedger).Assembly.GetExportedTypes())
            faults.AddRange(await calls.FaultsAsync(type));

        string.Join("\n", faults).Should().BeEmpty();
        calls.Count.Should().BeGreaterThan(40);
    }
}
