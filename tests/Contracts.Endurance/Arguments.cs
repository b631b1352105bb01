using System.Globalization;

namespace Contracts.Endurance;

/// <summary>The options of the command line.</summary>
internal sealed record Arguments
{
    public const string Usage =
        "dotnet run -c Release --project tests/Contracts.Endurance -- operation [--sequences N] [--first SEED] [--steps N] [--without ACT] [--keep-going] [--resume FILE] [--list]";

    /// <summary>The number of sequences.</summary>
    public int Sequences { get; init; } = 1000;

    /// <summary>The seed of the first sequence; each further one has the next.</summary>
    public int First { get; init; } = 1;

    /// <summary>The number of steps of a sequence.</summary>
    public int Steps { get; init; } = 40;

    /// <summary>The names of acts that are left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether further sequences run after one that failed, which is then not shortened.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Whether the sequences are only listed.</summary>
    public bool OnlyLists { get; init; }

    /// <summary>The file that keeps the progress, with which a later run goes on; null for none.</summary>
    public string? ProgressFile { get; init; }

    /// <exception cref="ArgumentException">An argument is none of these.</exception>
    public static Arguments Parse(IReadOnlyList<string> words)
    {
        if (words is not ["operation", ..])
            throw new ArgumentException($"There is no test '{(words.Count > 0 ? words[0] : "")}'; the usage is {Usage}.");
        var arguments = new Arguments();
        for (var i = 1; i < words.Count; i++)
        {
            arguments = words[i] switch
            {
                "--sequences" when i + 1 < words.Count => arguments with { Sequences = Number(words[++i]) },
                "--first" when i + 1 < words.Count => arguments with { First = Number(words[++i]) },
                "--steps" when i + 1 < words.Count => arguments with { Steps = Number(words[++i]) },
                "--without" when i + 1 < words.Count => arguments with { Without = [.. arguments.Without, words[++i]] },
                "--resume" when i + 1 < words.Count => arguments with { ProgressFile = words[++i] },
                "--list" => arguments with { OnlyLists = true },
                "--keep-going" => arguments with { KeepsGoing = true },
                _ => throw new ArgumentException($"There is no option '{words[i]}'; the usage is {Usage}."),
            };
        }

        return arguments;
    }

    private static int Number(string word) =>
        int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"'{word}' is no number; one from 1 is required.");
}
