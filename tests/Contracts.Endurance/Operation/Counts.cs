using System.Collections.Concurrent;
using System.Globalization;

namespace Contracts.Endurance.Operation;

/// <summary>Counts of what the sequences did and found, by name.</summary>
internal sealed class Counts
{
    private static readonly string[] Always =
    [
        "sequences", "steps", "recordings acknowledged", "imports", "restarts", "setting changes", "second hosts", "rebuilds",
        "server kills", "recorder kills", "restores", "answers checked",
    ];

    private readonly ConcurrentDictionary<string, int> _counts = new();

    public int this[string name] => _counts.GetValueOrDefault(name);

    public void Add(string name, int more = 1) => _counts.AddOrUpdate(name, more, (_, count) => count + more);

    /// <summary>All counts by name.</summary>
    public Dictionary<string, int> All => _counts.ToDictionary();

    /// <summary>Adds other counts.</summary>
    public void Add(IReadOnlyDictionary<string, int> others)
    {
        foreach (var (name, count) in others)
            Add(name, count);
    }

    /// <summary>Counts an answer that could not be given, by the kind of the refusal.</summary>
    public void Refuse(string kind) => Add($"refused: {kind}");

    /// <summary>Counts a fault by its kind.</summary>
    public void Add(FaultKind kind) => Add(NameOf(kind));

    /// <summary>All counts in one line.</summary>
    public override string ToString()
    {
        var others = _counts.Keys.Except(Always).Except(Enum.GetValues<FaultKind>().Select(NameOf)).Order(StringComparer.Ordinal);
        return string.Join(", ", Always.Concat(others).Concat(Enum.GetValues<FaultKind>().Select(NameOf)).Select(Said));

        string Said(string name) => string.Create(CultureInfo.InvariantCulture, $"{this[name]:N0} {name}");
    }

    private static string NameOf(FaultKind kind) => kind switch
    {
        FaultKind.Wrong => "wrong",
        FaultKind.Lost => "lost",
        FaultKind.Doubled => "doubled",
        _ => "stuck",
    };
}
