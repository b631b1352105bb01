using System.CommandLine;

namespace Replay;

/// <summary>The options that verbs share, and what was given for them.</summary>
internal sealed class Given(ParseResult parsed)
{
    private const string StoreVariable = "CONTRACTS_POSTGRES";

    public static Argument<string[]> HistoriesArgument { get; } = NamedFiles();

    public static Option<string?> PostgresOption { get; } = new("--postgres")
    {
        Description = $"A PostgreSQL that has or gets the store; else {StoreVariable}.",
        HelpName = "CONNECTION",
    };

    public static Option<string?> DataOption { get; } = new("--data") { Description = "A server of its own that keeps its data in this folder.", HelpName = "FOLDER" };

    public static Option<bool> InMemoryOption { get; } = new("--in-memory") { Description = "No server at all. Without any of these, a server that is thrown away." };

    public static Option<DateOnly?> AsOfOption { get; } = Parsed("--as-of", "DATE", "The day at whose end the board is asked for; else today.", Words.Day);

    public static Option<DateTimeOffset?> KnownAtOption { get; } = Parsed("--known-at", "INSTANT", "The last instant of which entries are known; else all are.", Words.Instant);

    public static Option<EvidencePolicy?> EvidenceOption { get; } = Parsed("--evidence", string.Join('|', EvidencePolicy.Named), "On whose word; else on anybody's.", Words.Evidence);

    public static Option<Format?> FormatOption { get; } = Parsed("--format", "table|json|csv", "How it is written; else as a table.", Words.Format);

    public static IReadOnlyList<CommandOption> OfPlace { get; } = [PostgresOption, DataOption, InMemoryOption];

    public static IReadOnlyList<CommandOption> OfView { get; } = [AsOfOption, KnownAtOption, EvidenceOption, FormatOption];

    public IReadOnlyList<string> Histories => parsed.GetValue(HistoriesArgument) ?? [];

    /// <summary>The viewpoint that was given; without a day, as of today.</summary>
    public Viewpoint Viewpoint => View(DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));

    public Format Format => parsed.GetValue(FormatOption) ?? Format.Table;

    /// <summary>Where the ledger lives; options come before the environment.</summary>
    public StorePlace Place =>
        (parsed.GetValue(PostgresOption), parsed.GetValue(DataOption), parsed.GetValue(InMemoryOption)) switch
        {
            ({ } connection, null, false) => new StorePlace.Server(connection),
            (null, { } folder, false) => new StorePlace.Kept(folder),
            (null, null, true) => new StorePlace.Memory(),
            (null, null, false) => Environment.GetEnvironmentVariable(StoreVariable) is { Length: > 0 } connection ? new StorePlace.Server(connection) : new StorePlace.Throwaway(),
            _ => throw new RefusedException("--postgres, --data and --in-memory name different stores; one of them at most is possible."),
        };

    public Viewpoint View(DateOnly otherwise) => new()
    {
        AsOf = parsed.GetValue(AsOfOption) ?? otherwise,
        KnownAt = parsed.GetValue(KnownAtOption) ?? DateTimeOffset.MaxValue,
        Evidence = parsed.GetValue(EvidenceOption) ?? EvidencePolicy.All,
    };

    public T? Of<T>(Option<T> option) => parsed.GetValue(option);

    public T? Of<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>An option whose text is read by us, in our words where it cannot be.</summary>
    public static Option<T?> Parsed<T>(string name, string form, string description, Func<string, (T? Value, string Fault)> parse) => new(name)
    {
        Description = description,
        HelpName = form,
        CustomParser = result =>
        {
            var (value, fault) = parse(result.Tokens[0].Value);
            if (value is null)
                result.AddError($"{name}: {fault}");
            return value;
        },
    };

    private static Argument<string[]> NamedFiles()
    {
        var argument = new Argument<string[]>("history.jsonl")
        {
            Description = "History files, '-' for standard input. A verb that only asks reads them into a ledger of their own; "
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
}
