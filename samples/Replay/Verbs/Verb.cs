using System.CommandLine;

namespace Replay;

/// <summary>One verb of the program: its name, its description, its arguments and options, and what it does.</summary>
internal abstract class Verb(string name, string description)
{
    protected abstract IEnumerable<CommandOption> Options { get; }

    /// <summary>The arguments before the history files.</summary>
    protected virtual IEnumerable<Argument> Arguments => [];

    public Command ToCommand(Terminal terminal)
    {
        var command = new Command(name, description);
        foreach (var argument in Arguments)
            command.Add(argument);
        command.Add(SharedOptions.Histories);
        foreach (var option in Options)
            command.Add(option);
        command.SetAction((parsed, token) => RunAsync(new ParsedOptions(parsed), terminal, token));
        return command;
    }

    protected abstract Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken);
}
