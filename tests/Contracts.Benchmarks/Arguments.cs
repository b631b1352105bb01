using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage =
        "dotnet run -c Release --project tests/Contracts.Benchmarks -- [--quick|--full] [--json] [--only NAME]";

    public Scale Scale { get; private init; } = Scale.Usual;

    /// <summary>Whether the figures are written as JSON lines instead of a table.</summary>
    public bool IsJson { get; private init; }

    /// <summary>A part of the names of the rows that are measured.</summary>
    public string Only { get; private init; } = "";

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
                "--only" when i + 1 < words.Count => arguments with { Only = words[++i] },
                _ => throw new ArgumentException($"There is no option '{words[i]}'; it is {Usage}."),
            };
        }

        return arguments;
    }
}
