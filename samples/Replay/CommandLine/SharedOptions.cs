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
        Description = $"The PostgreSQL database of the store. Default: {StoreVariable}.",
        HelpName = "CONNECTION",
    };

    public static Option<string?> DataFolder { get; } = new("--data")
    {
        Description = "Starts a server that keeps its data in this folder.",
        HelpName = "FOLDER",
    };

    public static Option<bool> InMemory { get; } = new("--in-memory")
    {
        Description = "Uses no server. Without any of these options, a temporary server is started.",
    };

    public static Option<DateOnly?> AsOf { get; } = ValueParsers.CreateOption(
        "--as-of", "DATE", "The day of the answer, at its end. Default: today.", ValueParsers.Date);

    public static Option<DateTimeOffset?> KnownAt { get; } = ValueParsers.CreateOption(
        "--known-at",
        "INSTANT",
        "The last instant whose entries are known, or the day at whose end. Default: all entries.",
        ValueParsers.Instant);

    public static Option<EvidencePolicy?> Evidence { get; } = ValueParsers.CreateOption(
        "--evidence",
        string.Join('|', EvidencePolicy.Named),
        "The evidence that counts. Default: all.",
        ValueParsers.Evidence);

    public static Option<IReadOnlyList<SourceKind>?> Prefer { get; } = ValueParsers.CreateOption(
        "--prefer",
        "filing,announcement,press,other",
        "The order of sources in which one of several accounts of the same standing speaks.",
        ValueParsers.Kinds);

    public static Option<Id<Party>?> Party { get; } = ValueParsers.CreateOption(
        "--party", "PARTY", "Only what concerns this party, such as openai.", ValueParsers.Party);

    public static Option<OutputFormat?> Format { get; } = ValueParsers.CreateOption(
        "--format", "table|json|csv", "The output format. Default: table.", ValueParsers.Format);

    /// <summary>The options that choose the store.</summary>
    public static IReadOnlyList<CommandOption> OfStore { get; } = [Postgres, DataFolder, InMemory];

    /// <summary>The options of an answer at a viewpoint: the viewpoint and the format.</summary>
    public static IReadOnlyList<CommandOption> OfAnswer { get; } = [AsOf, KnownAt, Evidence, Prefer, Format];

    private static Argument<string[]> CreateHistories()
    {
        var argument = new Argument<string[]>("history.jsonl")
        {
            Description = "History files; '-' is standard input. "
                + "A verb that asks a question reads them into a separate ledger; "
                + "without files, it reads the persistent store, or the bundled history.",
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
