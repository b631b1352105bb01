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

    /// <summary>The evidence policy, with the order of sources where one is preferred.</summary>
    public EvidencePolicy Evidence => field ??= EvidenceOf(
        parsed.GetValue(SharedOptions.Evidence) ?? EvidencePolicy.All, parsed.GetValue(SharedOptions.Prefer));

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

    /// <summary>The party that is asked about; null for all.</summary>
    /// <exception cref="UserErrorException">No entry names the party.</exception>
    public Id<Party>? PartyIn(Histories histories)
    {
        if (parsed.GetValue(SharedOptions.Party) is not { } party)
            return null;
        if (histories.Parties.Contains(party))
            return party;
        throw new UserErrorException(histories.NearestParty(party) is { } nearest
            ? $"There is no party '{party}' in these entries; did you mean '{nearest}'?"
            : $"There is no party '{party}' in these entries, which name none.");
    }

    /// <summary>The histories that concern the party that is asked about; all of them where none is.</summary>
    /// <exception cref="UserErrorException">No entry names the party.</exception>
    public Histories ThatConcernParty(Histories histories) => PartyIn(histories) is { } party
        ? Contracts.Histories.Of(histories.Where(history => history.AsOf(Contracts.Viewpoint.Latest).Concerns(party)))
        : histories;

    public T? ValueOf<T>(Option<T> option) => parsed.GetValue(option);

    public T? ValueOf<T>(Argument<T> argument) => parsed.GetValue(argument);

    private static EvidencePolicy EvidenceOf(EvidencePolicy policy, IReadOnlyList<SourceKind>? preferred) =>
        preferred is null ? policy : policy.Preferring(source => RankOf(source, preferred));

    /// <summary>The place of a source in an order of kinds; those that are not named come last.</summary>
    private static int RankOf(Source source, IReadOnlyList<SourceKind> preferred)
    {
        for (var rank = 0; rank < preferred.Count; rank++)
        {
            if (preferred[rank] == source.Kind)
                return rank;
        }

        return preferred.Count;
    }

    private static StoreLocation StoreOfEnvironment() =>
        Environment.GetEnvironmentVariable(SharedOptions.StoreVariable) is { Length: > 0 } connection
            ? new StoreLocation.Server(connection)
            : new StoreLocation.Temporary();
}
