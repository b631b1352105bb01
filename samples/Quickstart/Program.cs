using Contracts;
using Contracts.Storage;
using Contracts.Testing;
using Microsoft.Extensions.DependencyInjection;

await using var server = await EmbeddedPostgres.StartAsync();
await using var services = new ServiceCollection().AddContracts(server.ConnectionString).BuildServiceProvider();
var ledger = services.GetRequiredService<IContractLedger>();

var partnership = StreamKey.Partnership("openai-coreweave");
var signedOn = new DateOnly(2025, 3, 7);
await ledger.RecordAsync(partnership,
[
    new() { Id = "formed", EffectiveOn = signedOn, Event = new PartnershipFormed { Parties = [new() { Id = "openai" }, new() { Id = "coreweave" }] } },
    new() { Id = "made", EffectiveOn = signedOn, Event = new CommitmentMade { Commitment = "compute", Debtor = "openai", Creditor = "coreweave", Amount = Amount.UpTo(11_900_000_000, "USD") } },
    new() { Id = "paid", EffectiveOn = new DateOnly(2025, 6, 1), Event = new PaymentMade { Commitment = "compute", Amount = Amount.AtLeast(100_000_000, "USD") } },
]);

var inMarch = await ledger.AsOf(new DateOnly(2025, 3, 8)).CommitmentsAsync();
Console.WriteLine(inMarch.Value["openai-coreweave", "compute"].Outstanding); // up to $11.9bn
var inJune = await ledger.AsOf(new DateOnly(2025, 6, 1)).CommitmentsAsync();
Console.WriteLine(inJune.Value["openai-coreweave", "compute"].Outstanding); // up to $11.8bn
