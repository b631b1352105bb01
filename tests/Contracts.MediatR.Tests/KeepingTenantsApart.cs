using System.Threading.Channels;
using Contracts.Storage;
using Contracts.Storage.Tests;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Mediation.Tests.Given;
using static Contracts.Mediation.Tests.TenantMediators;

namespace Contracts.Mediation.Tests;

public sealed class KeepingTenantsApart(ServerFixture server)
{
    public static TheoryData<LedgerTenancy> Arrangements { get; } = new(LedgerTenancy.Conjoined, LedgerTenancy.DatabasePerTenant);

    [Fact]
    public void is_tested_with_every_request() =>
        Requests.Questions.Concat(Requests.Acts).Select(Requests.KindOf).Should().BeEquivalentTo(Requests.Kinds, "a request that is new has to be among the questions or acts with which tenants are told apart");

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task answers_every_request_as_if_the_other_did_not_exist(LedgerTenancy tenancy)
    {
        await using var tenants = await BeginAsync(server, tenancy);
        await BeginStreamsAsync(tenants, Ann, Made);
        await BeginStreamsAsync(tenants, Bob, Made with { Event = (CommitmentMade)Made.Event with { Amount = Usd(7000) } });
        await tenants.SendAsync(Bob, new RecordEntries(StreamKey.Partnership("only-bob"), [Formed, Made]));
        await AllIsAnsweredAlikeAsync(tenants);
        foreach (var question in Requests.Questions)
            (await Requests.AskAsync(tenants.Alone[Ann], question)).Should().NotBeEquivalentTo(await Requests.AskAsync(tenants.Alone[Bob], question), ComparingAnswers.AsAnswers, "{0} has to tell them apart", question.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task records_for_the_one_whose_scope_it_is(LedgerTenancy tenancy)
    {
        await using var tenants = await BeginAsync(server, tenancy);
        await BeginStreamsAsync(tenants, Ann, Made);
        await BeginStreamsAsync(tenants, Bob, Made);
        foreach (var act in Requests.Acts)
        {
            await tenants.SendAsync(Ann, act);
            await AllIsAnsweredAlikeAsync(tenants);
        }
    }

    [Fact]
    public async Task answers_nothing_in_a_scope_of_nobody()
    {
        await using var tenants = await BeginAsync(server, LedgerTenancy.Conjoined);
        await using var scope = tenants.Services.CreateAsyncScope();
        foreach (var request in Requests.Questions.Concat(Requests.Acts))
        {
            var asking = () => Requests.AskAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), request);
            await asking.Should().ThrowAsync<InvalidOperationException>("{0} is of nobody", request).WithMessage("The scope has no tenant*");
        }
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task tells_of_an_entry_in_a_scope_of_its_tenant(LedgerTenancy tenancy)
    {
        var databases = new Dictionary<string, string> { [Ann] = await server.NewDatabaseAsync(), [Bob] = await server.NewDatabaseAsync() };
        var seen = Channel.CreateUnbounded<(string? Tenant, string Entry, string First)>();
        await using var host = await NotifiedHost.StartAsync(databases[Ann], add: services => services
            .AddSingleton(seen.Writer)
            .AddTransient<INotificationHandler<EntryRecorded>, LooksIntoTheLedger>()
            .Configure<ContractsOptions>(options =>
            {
                options.Tenancy = tenancy;
                if (tenancy != LedgerTenancy.DatabasePerTenant)
                    return;
                options.ConnectionString = "";
                databases.ToList().ForEach(options.TenantDatabases.Add);
            }));
        foreach (var tenant in databases.Keys)
            await host.Services.GetRequiredService<IContractLedgers>().Of(tenant).RecordAsync(Requests.Shared, [Formed with { Id = $"formed-{tenant}" }, Made], Cancelled);

        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        (await seen.Reader.ReadAllAsync(late.Token).Distinct().Take(4).ToListAsync(late.Token)).Should().BeEquivalentTo(
            [(Ann, "formed-ann", "formed-ann"), (Ann, "made", "formed-ann"), (Bob, "formed-bob", "formed-bob"), (Bob, "made", "formed-bob")]);
    }

    private static async Task BeginStreamsAsync(TenantMediators tenants, string tenant, NewEntry made)
    {
        await tenants.SendAsync(tenant, new RecordEntries(Requests.Shared, [Formed, made]));
        await tenants.SendAsync(tenant, new RecordEntries(Requests.Shared, [
            Fact("deal", new DealSigned { Deal = "d", Title = tenant }),
            Fact("milestone", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = Day(9), Description = tenant }),
            Fact("breach", new BreachNotified { Breach = "br", Deal = "d", Party = "a", Duty = tenant, CureDays = 30 }),
            Fact("right", new RightGranted { Right = "r", Holder = "a", Against = "b", Kind = RightKind.Exclusivity, Description = tenant, Window = new Term { To = PartialDate.Parse("9999-12-31") } }),
            Fact("equity", new EquityInvested { Investment = "i", Investor = "a", Issuer = "b", Amount = Usd(tenant[0]), Consideration = Consideration.Cash }),
        ]));
        await tenants.SendAsync(tenant, new RecordEntries(StreamKey.Offering(Requests.Shared.Slug), [new() { Id = "planned", Event = new OfferingPlanned { Issuer = tenant, Target = Usd(5) }, EffectiveOn = Day(1) }]));
        await tenants.SendAsync(tenant, new RecordEntries(StreamKey.Organization(Requests.Shared.Slug), [new() { Id = "founded", Event = new OrganizationFounded { Name = tenant }, EffectiveOn = Day(1) }]));
        await tenants.SendAsync(tenant, new RecordEntries(StreamKey.Organization(Requests.Shared.Slug), [
            Fact("online", new CapacityBroughtOnline { Kind = "GPUs", Amount = Amount.Exactly(tenant[0], AmountUnit.Gpu) }),
            Fact("backlog", new FigureReported { Measure = "backlog", Amount = ReportedValue.Exactly(tenant[0], AmountUnit.Usd) }),
        ]));
        await tenants.SendAsync(tenant, new RecordEntries(StreamKey.Organization("b"), [Fact("backlog", new FigureReported { Measure = "backlog", Amount = ReportedValue.Exactly(tenant[0], AmountUnit.Usd) })]));
    }

    private static async Task AllIsAnsweredAlikeAsync(TenantMediators tenants)
    {
        foreach (var tenant in new[] { Ann, Bob })
        {
            foreach (var question in Requests.Questions)
            {
                var (answer, alone) = (await Requests.AskAsync(tenants.Together[tenant], question), await Requests.AskAsync(tenants.Alone[tenant], question));
                answer.Should().BeEquivalentTo(alone, ComparingAnswers.AsAnswers, "{0} asks {1}", tenant, question.GetType().Name);
            }
        }
    }

    /// <summary>A handler that asks the ledger for how the stream began.</summary>
    private sealed class LooksIntoTheLedger(IContractLedger ledger, ChannelWriter<(string? Tenant, string Entry, string First)> seen) : INotificationHandler<EntryRecorded>
    {
        public async Task Handle(EntryRecorded notification, CancellationToken cancellationToken)
        {
            var history = await ledger.HistoryAsync(notification.Stream, cancellationToken);
            await seen.WriteAsync((notification.Tenant, notification.Entry.Id.ToString(), history.Entries[0].Id.ToString()), cancellationToken);
        }
    }

    private static NewEntry Fact(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };
}
