using Contracts;
using Contracts.Mediation;
using Contracts.Storage;
using Contracts.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

await using var server = await EmbeddedPostgres.StartAsync();
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration["Contracts:ConnectionString"] = server.ConnectionString;
builder.Services.AddContracts(builder.Configuration.GetSection("Contracts"));
builder.Services.AddMediatR(mediatR => mediatR.RegisterServicesFromAssemblyContaining<RecordEntries>().RegisterServicesFromAssemblyContaining<Announcer>());
builder.Services.AddContractsNotifications();
builder.Services.AddHealthChecks().AddContracts();
builder.Services.AddOpenTelemetry().WithTracing(traces => traces.AddSource("Contracts")).WithMetrics(metrics => metrics.AddMeter("Contracts"));
builder.Services.AddSingleton<Announcements>();
using var host = builder.Build();
if (args is ["schema"])
{
    Console.Write(host.Services.GetRequiredService<LedgerSchema>().ToSql());
    return;
}

await host.StartAsync();

var ledger = host.Services.GetRequiredService<IContractLedger>();
var partnership = StreamKey.Partnership("supplier-customer");
var contract = new Source("https://example.org/contracts/17") { Publisher = "Customer", Kind = SourceKind.Other };
await ledger.RecordAsync(partnership,
[
    new()
    {
        Id = "formed",
        EffectiveOn = new DateOnly(2025, 3, 1),
        Source = contract,
        Event = new PartnershipFormed { Parties = [new() { Id = "supplier" }, new() { Id = "customer" }] },
    },
    new()
    {
        Id = "made",
        EffectiveOn = new DateOnly(2025, 3, 7),
        Source = contract,
        Event = new CommitmentMade { Commitment = "gpus", Debtor = "supplier", Creditor = "customer", Amount = Amount.AtLeast(100, AmountUnit.Gpu) },
    },
]);

var inApril = await ledger.AsOf(new DateOnly(2025, 4, 30)).CommitmentsAsync();
Console.WriteLine(inApril.Value["supplier-customer", "gpus"].Outstanding); // 100+ GPU
var answer = await ledger.AsOf(new DateOnly(2025, 4, 30)).OwedByAsync("supplier", AmountUnit.Gpu);
Console.WriteLine(answer.Value?.Firm); // 100+ GPU (1 open-ended)

try
{
    await ledger.RecordAsync(partnership, [Delivered("too-early", new DateOnly(2025, 3, 5), 40)]);
}
catch (ContractRuleException refusal)
{
    foreach (var conflict in refusal.Conflicts)
        Console.WriteLine($"{conflict.Entry} {conflict.Code}"); // too-early not-committed
}

await ledger.RecordAsync(partnership, [Delivered("note-1", new DateOnly(2025, 4, 12), 40)]);
await ledger.RecordAsync(partnership,
[
    new()
    {
        Id = "note-1-recounted",
        EffectiveOn = new DateOnly(2025, 4, 12),
        Event = new EntryCorrected { Entry = "note-1", Event = new DeliveryAccepted { Commitment = "gpus", Amount = Amount.Exactly(44, AmountUnit.Gpu) }, Reason = "recounted" },
    },
]);
var now = await ledger.AsOf(new DateOnly(2025, 4, 30)).OwedByAsync("supplier", AmountUnit.Gpu);
Console.WriteLine(now.Value?.Firm); // 56+ GPU (1 open-ended)
var then = await ledger.AsOf(new DateOnly(2025, 4, 30), answer.Knowledge).OwedByAsync("supplier", AmountUnit.Gpu);
Console.WriteLine(then.Value?.Firm); // 100+ GPU (1 open-ended)

var mediator = host.Services.GetRequiredService<IMediator>();
var explanation = await mediator.Send(new ExplainFigure(partnership, (Id<Commitment>)"gpus", Viewpoint.Latest));
foreach (var step in explanation.Value.Steps)
    Console.WriteLine($"{step.Fact.EffectiveOn} {step.Fact.Form.Id}: {step.Figures?.ComesTo}");

Console.WriteLine(await host.Services.GetRequiredService<Announcements>().FirstAsync()); // formed in partnership/supplier-customer

var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine(health.Status); // Healthy
await host.StopAsync();

static NewEntry Delivered(string id, DateOnly day, int gpus) =>
    new() { Id = id, EffectiveOn = day, Event = new DeliveryAccepted { Commitment = "gpus", Amount = Amount.Exactly(gpus, AmountUnit.Gpu) } };

internal sealed class Announcer(Announcements announcements) : INotificationHandler<EntryRecorded>
{
    public Task Handle(EntryRecorded notification, CancellationToken cancellationToken)
    {
        announcements.Add($"{notification.Entry.Id} in {notification.Stream}");
        return Task.CompletedTask;
    }
}

internal sealed class Announcements
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string announcement) => _first.TrySetResult(announcement);

    public Task<string> FirstAsync() => _first.Task;
}
