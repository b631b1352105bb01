using System.CommandLine;
using System.CommandLine.Help;

namespace Replay;

/// <summary>The verbs of the program, and the story that it tells without one.</summary>
internal static class CommandTree
{
    private static readonly IReadOnlyList<Verb> Verbs =
    [
        new ReplayVerb(), new CommitmentsVerb(), new PortfolioVerb(), new TimelineVerb(),
        new UpcomingVerb(), new FiguresVerb(), new RelianceVerb(),
        new ExplainVerb(), new ChangesVerb(), new BeliefsVerb(), new WhatIfVerb(),
        new PlotVerb(), new QueryVerb(), new ImportVerb(), new ExportVerb(),
    ];

    /// <summary>Parses the arguments and runs the verb that they name.</summary>
    /// <exception cref="UserErrorException">The arguments name no verb, or are invalid for it.</exception>
    public static Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = CreateRoot(terminal);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            throw new UserErrorException(ErrorOf(parsed, root));
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Text,
        };
        return parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand(
            "Replays histories of contracts: who owed whom what, on any day, as known at any moment. "
            + "Without a verb, it tells the bundled history.");
        foreach (var option in SharedOptions.OfStore)
            root.Add(option);
        root.SetAction((parsed, token) => StoryCommand.RunAsync(new ParsedOptions(parsed), terminal, token));
        foreach (var verb in Verbs)
            root.Add(verb.ToCommand(terminal));
        return root;
    }

    private static string ErrorOf(ParseResult parsed, RootCommand root)
    {
        if (parsed.CommandResult.Command != root || parsed.UnmatchedTokens is not [var word, ..])
            return parsed.Errors[0].Message;
        if (word is ['-', ..])
            return $"There is no option '{word}' without a verb; --help lists those there are.";
        var verbs = string.Join(", ", root.Subcommands.Select(verb => verb.Name));
        return $"There is no verb '{word}'; one of {verbs} is required, or none.";
    }
}
