using System.Text.Json;

namespace Contracts.Endurance.Operation;

/// <summary>What a run has done so far, kept in a file so that another run can go on with it.</summary>
/// <remarks>A sequence counts once it has ended without a fault; one that was cut off, or found a fault, runs again.</remarks>
/// <param name="file">The file; null for none.</param>
internal sealed class RunProgress(string? file)
{
    private readonly Lock _saving = new();
    private readonly Kept _before = file is not null && File.Exists(file) ? Read(file) : new Kept(0, [], []);
    private readonly HashSet<int> _seeds = [];

    /// <summary>The counts of all sequences that ended, those of earlier runs included.</summary>
    public Counts Counts { get; } = new();

    /// <summary>The minutes that earlier runs took.</summary>
    public double MinutesBefore => _before.Minutes;

    /// <summary>Takes over what earlier runs did.</summary>
    public void TakeOver()
    {
        _seeds.UnionWith(_before.Seeds);
        Counts.Add(_before.Counts);
    }

    /// <summary>True if a sequence has ended without a fault.</summary>
    public bool Has(int seed)
    {
        lock (_saving)
            return _seeds.Contains(seed);
    }

    /// <summary>Adds a sequence that ended without a fault.</summary>
    public void Add(int seed, Counts counts, double minutes)
    {
        lock (_saving)
        {
            _seeds.Add(seed);
            Counts.Add(counts.All);
            if (file is null)
                return;
            var written = $"{file}.new";
            File.WriteAllText(written, JsonSerializer.Serialize(new Kept(MinutesBefore + minutes, [.. _seeds.Order()], Counts.All)));
            File.Move(written, file, overwrite: true);
        }
    }

    private static Kept Read(string file) =>
        JsonSerializer.Deserialize<Kept>(File.ReadAllText(file)) ?? throw new ArgumentException($"{file} holds no progress; delete it to begin anew.");

    private sealed record Kept(double Minutes, int[] Seeds, Dictionary<string, int> Counts);
}
