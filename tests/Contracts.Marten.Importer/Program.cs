// A process that imports: CONNECTION SCHEMA FILE
// Says "committed" when a part is in the ledger, and goes on with the rest only once its input ends.
using Contracts;
using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

await using var services = new ServiceCollection()
    .AddContracts(options => (options.ConnectionString, options.SchemaName) = (args[0], args[1]))
    .BuildServiceProvider();
await using var file = File.OpenRead(args[2]);
await services.GetRequiredService<IContractLedger>().ImportAsync(HistoryReader.ReadEach([(args[2], file)]), new Pausing());

internal sealed class Pausing : IProgress<ImportProgress>
{
    private bool _hasPaused;

    public void Report(ImportProgress value)
    {
        if (value.Settled == 0 || _hasPaused)
            return;
        _hasPaused = true;
        Console.WriteLine("committed");
        Console.In.ReadToEnd();
    }
}
