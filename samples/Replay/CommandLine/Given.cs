using System.CommandLine;
using System.CommandLine.Parsing;
using Replay.Ledgers;
using Replay.Tables;
using Replay.Terminals;

namespace Replay.CommandLine;

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

    public static Option<DateOnly?> AsOfOption { get; } = Parsed<DateOnly?>("--as-of", "DATE", "The day at whose end the board is asked for; else today.", text => (Words.Day(text, out var fault), fault));

    public static Option<DateTimeOffset?> KnownAtOption { get; } =
        Parsed<DateTimeOffset?>("--known-at", "INSTANT", "The last instant of which entries are known; else all are.", text => (Words.Instant(text, out var fault), fault));

    public static Option<EvidencePolicy?> EvidenceOption { get; } =
        Parsed<EvidencePolicy?>("--evidence", string.Join('|', EvidencePolicy.Named), "On whose word; else on anybody's.", text => (Words.Evidence(text, out var fault), fault));

    public static Option<Format> FormatOption { get; } = new("--format")
    {
        Description = "How it is written; else as a table.",
        HelpName = "table|json|csv",
        CustomParser = result => Enum.GetValues<Format>().Cast<Format?>().FirstOrDefault(format => Words.Of(format.GetValueOrDefault()) == result.Tokens[0].Value) is { } format
            ? format
            : Faulty<Format>(result, $"'{result.Tokens[0].Value}' is no format; one of table, json, csv is required."),
    };

    public static IReadOnlyList<Option> OfPlace { get; } = [PostgresOption, DataOption, InMemoryOption];

    public static IReadOnlyList<Option> OfView { get; } = [AsOfOption, KnownAtOption, EvidenceOption, FormatOption];

    public IReadOnlyList<string> Histories => parsed.GetValue(HistoriesArgument) ?? [];

    public Viewpoint Viewpoint => new()
    {
        AsOf = parsed.GetValue(AsOfOption) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
        KnownAt = parsed.GetValue(KnownAtOption) ?? DateTimeOffset.MaxValue,
        Evidence = parsed.GetValue(EvidenceOption) ?? EvidencePolicy.All,
    };

    public Format Format => parsed.GetValue(FormatOption);

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

    public T? Of<T>(Option<T> option) => parsed.GetValue(option);

    private static Argument<string[]> NamedFiles()
    {
        var argument = new Argument<string[]>("history.jsonl") { Description = "History files; '-' for standard input.", Arity = ArgumentArity.ZeroOrMore };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..]))
                result.AddError($"There is no option '{token.Value}' here; --help lists those there are.");
        });
        return argument;
    }

    private static Option<T> Parsed<T>(string name, string form, string description, Func<string, (T Value, string Fault)> parse) => new(name)
    {
        Description = description,
        HelpName = form,
        CustomParser = result => parse(result.Tokens[0].Value) is ({ } value, _) ? value : Faulty<T>(result, $"{name}: {parse(result.Tokens[0].Value).Fault}"),
    };

    private static T? Faulty<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
