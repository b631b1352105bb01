using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.TwoTenants;

namespace Contracts.Storage.Tests;

public sealed class KeepingTenantsApart(ServerFixture server)
{
    private static readonly StreamKey Shared = StreamKey.Partnership("shared");

    private static readonly Viewpoint[] Viewpoints =
    [
        Viewpoint.Latest,
        Viewpoint.On(Day(2)),
        new() { Evidence = EvidencePolicy.PartiesOnly },
        new() { Evidence = EvidencePolicy.Where(entry => entry.Standing == Standing.Confirmed) },
    ];

    public static MatrixTheoryData<LedgerTenancy, LedgerUpkeep> Arrangements { get; } =
        new([LedgerTenancy.Conjoined, LedgerTenancy.DatabasePerTenant], [LedgerUpkeep.Inline, LedgerUpkeep.Async, LedgerUpkeep.Off]);

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task answers_every_question_as_if_the_other_did_not_exist(LedgerTenancy tenancy, LedgerUpkeep upkeep)
    {
        await using var tenants = await BeginAsync(server, tenancy, upkeep);
        await tenants.DoAsync(Ann, ledger => BeginStreamsAsync(ledger, Ann, Made(10)));
        await tenants.DoAsync(Bob, ledger => BeginStreamsAsync(ledger, Bob, Made(7000), Increased(500, "more") with { Standing = Standing.Alleged }));
        await tenants.DoAsync(Bob, ledger => ledger.RecordAsync(StreamKey.Partnership("only-bob"), [Formed(), Made(9)], Cancelled));
        await tenants.DoAsync(Ann, ledger => ledger.ImportAsync([Line(Shared, Delivered(3, "imported", day: 9), tenants.Clock.GetUtcNow())], cancellationToken: Cancelled));
        await AllIsAnsweredAlikeAsync(tenants);
        foreach (var question in Questions.All)
            (await Questions.AskAsync(tenants.Alone[Ann], question, Shared, Viewpoint.Latest)).Should().NotBeEquivalentTo(await Questions.AskAsync(tenants.Alone[Bob], question, Shared, Viewpoint.Latest), ComparingAnswers.AsAnswers, "{0} has to tell them apart", question);

        if (upkeep == LedgerUpkeep.Off)
            return;
        await tenants.RollUpAsync();
        await AllIsAnsweredAlikeAsync(tenants);
        await tenants.DoAsync(Bob, ledger => ledger.RebuildAsync(Cancelled));
        await tenants.DoAsync(Ann, ledger => ledger.RecordAsync(Shared, [Increased(2, "after")], Cancelled));
        await AllIsAnsweredAlikeAsync(tenants);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task answers_as_known_then_whatever_either_records_or_imports_since(LedgerTenancy tenancy, LedgerUpkeep upkeep)
    {
        await using var tenants = await BeginAsync(server, tenancy, upkeep);
        await tenants.DoAsync(Ann, ledger => BeginStreamsAsync(ledger, Ann, Made(10)));
        await tenants.DoAsync(Bob, ledger => BeginStreamsAsync(ledger, Bob, Made(7000)));
        await tenants.CatchUpAsync();
        var known = (await tenants.Ledgers.Of(Ann).AsOf(Viewpoint.Latest).PositionsAsync(Cancelled)).Knowledge;
        var viewpoint = Viewpoint.On(Day(9), known.KnownAt);
        var before = new Dictionary<MethodInfo, object?>();
        foreach (var question in Questions.ThatTakeTokens)
            before.Add(question, await Questions.AskAsync(tenants.Ledgers.Of(Ann), question, Shared, viewpoint, known));

        foreach (var tenant in new[] { Bob, Ann })
        {
            await tenants.DoAsync(tenant, ledger => ledger.RecordAsync(Shared, [Increased(2, "since")], Cancelled));
            await tenants.DoAsync(tenant, ledger => ledger.ImportAsync([Line(NewStream(), Formed(), tenants.Clock.GetUtcNow().AddDays(-1)), Line(Shared, Increased(3, "late"), tenants.Clock.GetUtcNow().AddDays(-1))], cancellationToken: Cancelled));
        }

        await tenants.CatchUpAsync();
        foreach (var (question, answer) in before)
            (await Questions.AskAsync(tenants.Ledgers.Of(Ann), question, Shared, viewpoint, known)).Should().BeEquivalentTo(answer, ComparingAnswers.AsAnswers, "{0} is asked again", question);
    }

    [Theory]
    [InlineData(LedgerTenancy.Conjoined)]
    [InlineData(LedgerTenancy.DatabasePerTenant)]
    public async Task refuses_the_token_of_another(LedgerTenancy tenancy)
    {
        await using var tenants = await BeginAsync(server, tenancy, LedgerUpkeep.Inline);
        await tenants.Ledgers.Of(Ann).RecordAsync(Shared, [Formed(), Made()], Cancelled);
        var token = (await tenants.Ledgers.Of(Ann).AsOf(Viewpoint.Latest).PositionsAsync(Cancelled)).Knowledge;
        token.Tenant.Should().Be(Ann);
        var asking = () => tenants.Ledgers.Of(Bob).AsOf(Day(9), token).PositionsAsync(Cancelled);
        await asking.Should().ThrowAsync<ArgumentException>().WithMessage("The token is of tenant 'Ann & Co.'; one of 'bob' is required.*");
    }

    [Fact]
    public async Task records_within_no_transaction_in_the_database_of_another()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.DatabasePerTenant, LedgerUpkeep.Inline);
        await tenants.Ledgers.Of(Bob).RecordAsync(Shared, [Formed()], Cancelled);
        await using var connection = await tenants.ConnectAsync(Bob);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);

        var recording = () => tenants.Ledgers.Of(Ann).RecordWithinAsync(transaction, Shared, [Formed()], cancellationToken: Cancelled);
        await recording.Should().ThrowAsync<ArgumentException>().WithMessage("The transaction is in the database of another tenant; one in that of 'Ann & Co.' is required.*");
        (await tenants.Ledgers.Of(Bob).RecordWithinAsync(transaction, Shared, [Made()], cancellationToken: Cancelled)).Recorded.Should().ContainSingle();
    }

    [Fact]
    public async Task knows_the_tenants_of_whom_anything_is_recorded()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.Conjoined, LedgerUpkeep.Inline);
        (await tenants.Ledgers.TenantsAsync(Cancelled)).Should().BeEmpty();
        await tenants.Ledgers.Of(Bob).RecordAsync(Shared, [Formed()], Cancelled);
        await tenants.Ledgers.Of(Ann).RecordAsync(Shared, [Formed()], Cancelled);
        (await tenants.Ledgers.TenantsAsync(Cancelled)).Should().Equal(Ann, Bob);
    }

    [Fact]
    public async Task knows_the_tenants_that_have_databases()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.DatabasePerTenant, LedgerUpkeep.Inline);
        (await tenants.Ledgers.TenantsAsync(Cancelled)).Should().Equal(Ann, Bob);
        var asking = () => tenants.Ledgers.Of("cas");
        asking.Should().Throw<ArgumentException>().WithMessage("There is no tenant 'cas'; one that has a database is required: Ann & Co., bob.*");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ann")]
    [InlineData("ann\n")]
    [InlineData("*DEFAULT*")]
    public async Task takes_no_name_that_cannot_be_kept_or_seen(string name)
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.Conjoined, LedgerUpkeep.Off);
        var asking = () => tenants.Ledgers.Of(name);
        asking.Should().Throw<ArgumentException>().WithMessage("No tenant is called*");
    }

    [Fact]
    public async Task gives_each_scope_the_ledger_of_its_tenant()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.Conjoined, LedgerUpkeep.Inline);
        await tenants.Ledgers.Of(Bob).RecordAsync(Shared, [Formed()], Cancelled);
        await using var scope = tenants.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = Bob;
        (await scope.ServiceProvider.GetRequiredService<IContractLedger>().HistoryAsync(Shared, Cancelled)).Version.Should().Be(1);

        var moving = () => scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = Ann;
        moving.Should().Throw<InvalidOperationException>().WithMessage("The scope is of tenant 'bob'*");
    }

    [Fact]
    public async Task gives_no_ledger_to_a_scope_of_nobody()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.Conjoined, LedgerUpkeep.Inline);
        await using var scope = tenants.Services.CreateAsyncScope();
        var asking = () => scope.ServiceProvider.GetRequiredService<IContractLedger>();
        asking.Should().Throw<InvalidOperationException>().WithMessage("The scope has no tenant*");
    }

    [Fact]
    public async Task is_for_stores_with_tenants()
    {
        await using var services = new ServiceCollection().AddContracts(await server.NewDatabaseAsync()).BuildServiceProvider();
        var asking = () => services.GetRequiredService<IContractLedgers>().Of(Ann);
        asking.Should().Throw<InvalidOperationException>().WithMessage("The store keeps one ledger for all*");
    }

    private static async Task AllIsAnsweredAlikeAsync(TwoTenants tenants)
    {
        await tenants.CatchUpAsync();
        foreach (var tenant in new[] { Ann, Bob })
        {
            foreach (var (question, viewpoint) in Questions.All.SelectMany(_ => Viewpoints, (question, viewpoint) => (question, viewpoint)))
            {
                var (answer, alone) = (await Questions.AskAsync(tenants.Ledgers.Of(tenant), question, Shared, viewpoint), await Questions.AskAsync(tenants.Alone[tenant], question, Shared, viewpoint));
                answer.Should().BeEquivalentTo(alone, ComparingAnswers.AsAnswers, "{0} asks {1} from {2}", tenant, question, viewpoint);
            }
        }
    }

    /// <summary>Begins a stream of each kind, under the keys that the other has, too.</summary>
    private static async Task BeginStreamsAsync(IContractLedger ledger, string name, params IEnumerable<NewEntry> committed)
    {
        await ledger.RecordAsync(Shared, [Formed(), .. committed], Cancelled);
        await ledger.RecordAsync(Shared, [
            Fact("deal", new DealSigned { Deal = "d", Title = name }),
            Fact("milestone", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = Day(9), Description = name }),
            Fact("breach", new BreachNotified { Breach = "br", Deal = "d", Party = "a", Duty = name, CureDays = 30 }),
            Fact("right", new RightGranted { Right = "r", Holder = "a", Against = "b", Kind = RightKind.Exclusivity, Description = name, Window = new Term { To = PartialDate.Parse("9999-12-31") } }),
            Fact("equity", new EquityInvested { Investment = "i", Investor = "a", Issuer = "b", Amount = Usd(name.Length), Consideration = Consideration.Cash }),
        ], Cancelled);
        await ledger.RecordAsync(StreamKey.Offering(Shared.Slug), [new() { Id = "planned", Event = new OfferingPlanned { Issuer = "b", Target = Usd(name.Length) }, EffectiveOn = Day(1) }], Cancelled);
        await ledger.RecordAsync(StreamKey.Organization(Shared.Slug), [new() { Id = "founded", Event = new OrganizationFounded { Name = name }, EffectiveOn = Day(1) }], Cancelled);
        await ledger.RecordAsync(StreamKey.Organization(Shared.Slug), [
            Fact("online", new CapacityBroughtOnline { Kind = "GPUs", Amount = Amount.Exactly(name.Length, AmountUnit.Gpu) }),
            Fact("reported", new FigureReported { Measure = "backlog", Amount = ReportedValue.Exactly(name.Length, AmountUnit.Usd) }),
        ], Cancelled);
        await ledger.RecordAsync(StreamKey.Organization("b"), [Fact("reported", new FigureReported { Measure = "backlog", Amount = ReportedValue.Exactly(name.Length, AmountUnit.Usd) })], Cancelled);
    }

    private static NewEntry Fact(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };
}
