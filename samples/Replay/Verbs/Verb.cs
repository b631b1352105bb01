using System.CommandLine;

namespace Replay;

/// <summary>Something the program does: its word, what it says of itself, the options it takes, and how it is done.</summary>
internal abstract class Verb(string name, string purpose)
{
    protected abstract IEnumerable<CommandOption> Options { get; }

    /// <summary>What is named before the history files.</summary>
    protected virtual IEnumerable<Argument> Arguments => [];

    /// <summary>Whether history files can be named.</summary>
    protected virtual bool TakesHistories => true;

    public Command ToCommand(Terminal terminal)
    {
        var command = new Command(name, purpose);
        foreach (var argument in Arguments)
            command.Add(argument);
        if (TakesHistories)
            command.Add(SharedOptions.Histories);
        foreach (var option in Options)
            command.Add(option);
        command.SetAction((parsed, cancellationToken) => RunAsync(new ParsedOptions(parsed), terminal, cancellationToken));
        return command;
    }

    protected abstract Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken);
}
