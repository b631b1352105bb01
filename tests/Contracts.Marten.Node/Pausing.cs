using Contracts.Storage;

namespace Node;

/// <summary>Says that a part is in the ledger, and waits for the input to end.</summary>
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
