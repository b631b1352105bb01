using System.CommandLine;

namespace Replay;

/// <summary>The arguments and options that several verbs take.</summary>
internal static class SharedOptions
{
    /// <summary>The environment variable that stands in for <c>--postgres</c>.</summary>
    public const string StoreVariable = "CONTRACTS_POSTGRES";

    public static Argument<string[]> Histories { get; } = CreateHistories();

    public static Argument<FigurePath?> Figure { get; } = CreateFigure();

    public static Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = $"A PostgreSQL that has or gets the store; else {StoreVariable}.",
        HelpName = "CONNECTION",
    };

    public static Option<string?> DataFolder { get; } = new("--data")
    {
        Description = "A server of its own that keeps its data in this folder.",
        HelpName = "FOLDER",
    };

    public static Option<bool> InMemory { get; } = new("--in-memory")
    {
        Description = "No server at all. Without any of these, a server that is thrown away.",
    };

    public static Option<DateOnly?> AsOf { get; } = ValueParsers.CreateOption(
        "--as-of", "DATE", "The day at whose end the board is asked for; else today.", ValueParsers.Date);

    public static Option<DateTimeOffset?> KnownAt { get; } = ValueParsers.CreateOption(
        "--known-at", "INSTANT", "The last instant of which entries are known; else all are.", ValueParsers.Instant);

    public static Option<EvidencePolicy?> Evidence { get; } = ValueParsers.CreateOption(
        "--evidence",
        string.Join('|', EvidencePolicy.Named),
        "On whose word; else on anybody's.",
        ValueParsers.Evidence);

    public static Option<OutputFormat?> Format { get; } = ValueParsers.CreateOption(
        "--format", "table|json|csv", "How it is written; else as a table.", ValueParsers.Format);

    /// <summary>The options that choose the store.</summary>
    public static IReadOnlyList<CommandOption> OfStore { get; } = [Postgres, DataFolder, InMemory];

    /// <summary>The options of an answer at a viewpoint: the viewpoint and the format.</summary>
    public static IReadOnlyList<CommandOption> OfAnswer { get; } = [AsOf, KnownAt, Evidence, Format];

    private static Argument<string[]> CreateHistories()
    {
        var argument = new Argument<string[]>("history.jsonl")
        {
            Description = "History files, '-' for standard input. "
                + "A verb that only asks reads them into a ledger of their own; "
                + "without any, it asks the store that stays, or else the bundled history.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..]))
                result.AddError($"There is no option '{token.Value}' here; --help lists those there are.");
        });
        return argument;
    }

    private static Argument<FigurePath?> CreateFigure() => new("stream/figure")
    {
        Description = $"A commitment, such as partnership/openai-coreweave/compute; or {FigurePath.OtherForms}.",
        CustomParser = result =>
        {
            var (value, fault) = ValueParsers.Figure(result.Tokens[0].Value);
            if (value is null)
                result.AddError(fault);
            return value;
        },
    };
}
