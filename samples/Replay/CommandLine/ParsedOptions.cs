using System.CommandLine;

namespace Replay;

/// <summary>The values that a command line gives for the arguments and options of its verb.</summary>
internal sealed class ParsedOptions(ParseResult parsed)
{
    /// <summary>The history files in the order given; empty where none is named.</summary>
    public IReadOnlyList<string> Histories => parsed.GetValue(SharedOptions.Histories) ?? [];

    /// <summary>The figure that is asked about.</summary>
    /// <exception cref="UserErrorException">No figure is named.</exception>
    public FigurePath Figure => parsed.GetValue(SharedOptions.Figure)
        ?? throw new UserErrorException(
            "No figure is named; a commitment such as partnership/openai-coreweave/compute is required.");

    /// <summary>The viewpoint, as of today where no day is given.</summary>
    public Viewpoint Viewpoint => ViewpointOr(DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));

    public EvidencePolicy Evidence => parsed.GetValue(SharedOptions.Evidence) ?? EvidencePolicy.All;

    public OutputFormat Format => parsed.GetValue(SharedOptions.Format) ?? OutputFormat.Table;

    /// <summary>The location of the store. Options take precedence over the environment.</summary>
    /// <exception cref="UserErrorException">More than one location is named.</exception>
    public StoreLocation Store =>
        (ValueOf(SharedOptions.Postgres), ValueOf(SharedOptions.DataFolder), ValueOf(SharedOptions.InMemory)) switch
        {
            ({ } connection, null, false) => new StoreLocation.Server(connection),
            (null, { } folder, false) => new StoreLocation.DataFolder(folder),
            (null, null, true) => new StoreLocation.Memory(),
            (null, null, false) => StoreOfEnvironment(),
            _ => throw new UserErrorException(
                "--postgres, --data and --in-memory name different stores; one of them at most is possible."),
        };

    /// <summary>The viewpoint, as of <paramref name="defaultDay"/> where no day is given.</summary>
    public Viewpoint ViewpointOr(DateOnly defaultDay) => new()
    {
        AsOf = parsed.GetValue(SharedOptions.AsOf) ?? defaultDay,
        KnownAt = parsed.GetValue(SharedOptions.KnownAt) ?? DateTimeOffset.MaxValue,
        Evidence = Evidence,
    };

    public T? ValueOf<T>(Option<T> option) => parsed.GetValue(option);

    public T? ValueOf<T>(Argument<T> argument) => parsed.GetValue(argument);

    private static StoreLocation StoreOfEnvironment() =>
        Environment.GetEnvironmentVariable(SharedOptions.StoreVariable) is { Length: > 0 } connection
            ? new StoreLocation.Server(connection)
            : new StoreLocation.Temporary();
}
