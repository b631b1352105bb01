// The process that the tests kill: import CONNECTION SCHEMA FILE | lapse CONNECTION SCHEMA DAY | tell CONNECTION SCHEMA | rebuild CONNECTION SCHEMA
// | record CONNECTION SCHEMA FILE UPKEEP INSTANT LEAST-ENTRIES ROWS-PER-ENTRY FOLDED-AGAIN-PER-ENTRY
// Importing says "committed" when a part is in the ledger, telling says each entry; after the first, both go on only once the input ends.
// Recording says each batch that was acknowledged: lines of one stream and one recorded instant. Its clock stands still.
using System.Globalization;
using Contracts;
using Contracts.Storage;
using Node;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var services = new ServiceCollection().AddLogging().AddContracts(options => (options.ConnectionString, options.SchemaName) = (args[1], args[2]));
if (args[0] == "record")
{
    services.AddSingleton<TimeProvider>(new StoppedClock(args[5])).Configure<ContractsOptions>(options =>
    {
        options.Ledger = Enum.Parse<LedgerUpkeep>(args[4]);
        options.RowBound = new LedgerBound { LeastEntries = Number(args[6]), RowsPerEntry = Number(args[7]), FoldedAgainPerEntry = Number(args[8]) };
    });
}

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
    case "record":
        await using (var file = File.OpenRead(args[3]))
        {
            foreach (var batch in HistoryReader.ReadEach([(args[3], file)]).GroupBy(line => (line.Stream, line.RecordedAt)).ToList())
            {
                await ledger.RecordAsync(batch.Key.Stream, [.. batch.Select(line => line.Entry)]);
                Console.WriteLine(batch.Key.Stream);
            }
        }

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

static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
