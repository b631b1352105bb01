using Contracts;
using Contracts.Mediation;
using Contracts.Testing;
using Contracts.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

await using var server = await EmbeddedPostgres.StartAsync();
await using var services = new ServiceCollection()
    .AddContracts(server.ConnectionString)
    .AddMediatR(configuration => configuration.RegisterServicesFromAssemblyContaining<RecordEntries>())
    .BuildServiceProvider();
var mediator = services.GetRequiredService<IMediator>();

var partnership = StreamKey.Partnership("a-b");
var day = new DateOnly(2025, 3, 7);
await mediator.Send(new RecordEntries(partnership,
[
    new() { Id = "formed", EffectiveOn = day, Event = new PartnershipFormed { Parties = [new() { Id = "a" }, new() { Id = "b" }] } },
    new() { Id = "made", EffectiveOn = day, Event = new CommitmentMade { Commitment = "c", Debtor = "a", Creditor = "b", Amount = Amount.UpTo(10, "USD") } },
]));

var board = await mediator.Send(new AskCommitments(Viewpoint.On(day)));
Console.WriteLine($"owed: {board["a-b", "c"].Outstanding}");
var explained = await mediator.Send(new ExplainFigure(partnership, (Id<Commitment>)"c", Viewpoint.On(day)));
Console.WriteLine($"because of: {string.Join(", ", explained.Steps.Select(step => step.Fact.Entry.Id))}");
