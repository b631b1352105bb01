using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage =
        "dotnet run -c Release --project tests/Contracts.Benchmarks -- [--quick|--full] [--json] [--only NAME] | --markdown RUN.jsonl | --publish RUN.jsonl PAGE.md";

    public Scale Scale { get; private init; } = Scale.Usual;

    /// <summary>Whether the figures are written as JSON lines instead of a table.</summary>
    public bool IsJson { get; private init; }

    /// <summary>A part of the names of the rows that are measured.</summary>
    public string Only { get; private init; } = "";

    /// <summary>The file of a run that was kept, of which the table is printed; null for a new run.</summary>
    public string? Run { get; private init; }

    /// <summary>The page into which the table goes instead, with a plot beside the run; null for none.</summary>
    public string? Page { get; private init; }

    /// <exception cref="ArgumentException">An argument is none of these.</exception>
    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            arguments = words[i] switch
            {
                "--quick" => arguments with { Scale = Scale.Quick },
                "--full" => arguments with { Scale = Scale.Full },
                "--json" => arguments with { IsJson = true },
                "--markdown" when i + 1 < words.Count => arguments with { Run = words[++i] },
                "--publish" when i + 2 < words.Count => arguments with { Run = words[++i], Page = words[++i] },
                "--only" when i + 1 < words.Count => arguments with { Only = words[++i] },
                _ => throw new ArgumentException($"There is no option '{words[i]}'; it is {Usage}."),
            };
        }

        return arguments;
    }
}
