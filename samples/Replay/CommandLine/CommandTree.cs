using System.CommandLine;
using System.CommandLine.Help;

namespace Replay;

/// <summary>All verbs, and the telling where none is given.</summary>
internal static class CommandTree
{
    private static readonly IReadOnlyList<Verb> Verbs = [new ReplayVerb(), new CommitmentsVerb(), new PortfolioVerb(), new TimelineVerb(), new ExplainVerb(), new ChangesVerb(), new BeliefsVerb(), new WhatIfVerb(), new PlotVerb(), new QueryVerb(), new ImportVerb(), new ExportVerb()];

    /// <summary>Does what the arguments say.</summary>
    /// <exception cref="RefusedException">The arguments say nothing that can be done.</exception>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Replays histories of contracts: who owed whom what, on any day, as known at any moment. Without a verb, it tells the bundled history.");
        foreach (var option in Given.OfPlace)
            root.Add(option);
        root.SetAction((given, token) => Tell.RunAsync(new Given(given), terminal, token));
        foreach (var verb in Verbs)
            root.Add(verb.ToCommand(terminal));

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            throw new RefusedException(parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [var word, ..] ? NoVerb(word, root) : parsed.Errors[0].Message);
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Text }, cancellationToken);
    }

    private static string NoVerb(string word, RootCommand root) =>
        word is ['-', ..]
            ? $"There is no option '{word}' without a verb; --help lists those there are."
            : $"There is no verb '{word}'; one of {string.Join(", ", root.Subcommands.Select(verb => verb.Name))} is required, or none.";
}
