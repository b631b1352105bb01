// The process that the tests kill: import CONNECTION SCHEMA FILE | lapse CONNECTION SCHEMA DAY | tell CONNECTION SCHEMA | rebuild CONNECTION SCHEMA
// Importing says "committed" when a part is in the ledger, telling says each entry; after the first, both go on only once the input ends.
using System.Globalization;
using Contracts;
using Contracts.Storage;
using Node;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var services = new ServiceCollection().AddLogging().AddContracts(options => (options.ConnectionString, options.SchemaName) = (args[1], args[2]));
if (args[0] == "tell")
    services.AddEntrySubscriber<Teller>("teller");
await using var provider = services.BuildServiceProvider();
var ledger = provider.GetRequiredService<IContractLedger>();
switch (args[0])
{
    case "import":
        await using (var file = File.OpenRead(args[3]))
            await ledger.ImportAsync(HistoryReader.ReadEach([(args[3], file)]), new Pausing());
        break;
    case "lapse":
        await ledger.RecordLapsesAsync(DateOnly.Parse(args[3], CultureInfo.InvariantCulture));
        break;
    case "rebuild":
        await ledger.RebuildAsync();
        break;
    default:
        foreach (var hosted in provider.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite);
        break;
}
