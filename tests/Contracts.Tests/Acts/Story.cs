namespace Contracts.Tests.Acts;

/// <summary>A history told entry by entry through the strict door, seen from somewhere. Entries are called e1, e2, e3 and so on.</summary>
internal sealed class Story
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Viewpoint _viewpoint;

    private Story(History history, Viewpoint viewpoint) => (History, _viewpoint) = (history, viewpoint);

    public History History { get; }

    public Partnership Partnership => (Partnership)History.AsOf(_viewpoint);

    public Offering Offering => (Offering)History.AsOf(_viewpoint);

    public Organization Organization => (Organization)History.AsOf(_viewpoint);

    public Commitment Commitment => Partnership.FindCommitment("c") ?? throw new InvalidOperationException("Commitment c is not made.");

    public Deal Deal => Partnership.FindDeal("d") ?? throw new InvalidOperationException("Deal d is not signed.");

    public Milestone Milestone => Partnership.FindMilestone("m") ?? throw new InvalidOperationException("Milestone m is not scheduled.");

    public Breach Breach => Partnership.FindBreach("b") ?? throw new InvalidOperationException("Breach b is not notified.");

    public Option Option => Partnership.FindOption("o") ?? throw new InvalidOperationException("Option o is not granted.");

    public Investment Investment => Partnership.FindInvestment("i") ?? throw new InvalidOperationException("Investment i is not agreed.");

    /// <summary>Entry and code of each anomaly that is read here.</summary>
    public IEnumerable<string> Anomalies => History.AsOf(_viewpoint).Anomalies.Select(Short);

    /// <summary>Entry and code of each thing that the evidence took the ground from.</summary>
    public IEnumerable<string> Ungrounded => History.AsOf(_viewpoint).Ungrounded.Select(Short);

    public static Story Of(StreamKey stream) => new(History.Empty(stream), Viewpoint.Latest);

    public static NewEntry Entry(string id, string? day, ContractEvent happened) =>
        new() { Id = id, Event = happened, EffectiveOn = day is null ? null : PartialDate.Parse(day) };

    public Story AsOf(string day) => new(History, _viewpoint with { AsOf = PartialDate.Parse(day).Latest });

    public Story On(EvidencePolicy evidence) => new(History, _viewpoint with { Evidence = evidence });

    /// <summary>As it was known when an entry of a version was the last.</summary>
    public Story KnownAt(int version) => new(History, _viewpoint with { KnownAt = Instant(version) });

    public Story And(string day, ContractEvent happened) => And(Next(day, happened));

    public Story And(ContractEvent said) => And(Next(null, said));

    public Story And(params NewEntry[] batch) => new(Judge(batch).OrThrow().After, _viewpoint);

    /// <summary>The fact, and that bob disputes it.</summary>
    public Story AndDisputed(string day, FactEvent happened) =>
        And(day, happened).And(new EntryDisputed { Entry = $"e{History.Version + 1}", ByParty = "bob" });

    public Story Imported(string day, ContractEvent happened) => Imported(Next(day, happened));

    public Story Imported(params NewEntry[] entries) =>
        new(History.Import(entries.Select(entry => (entry, Instant(History.Version + 1)))).After, _viewpoint);

    /// <summary>A fact of another standing than confirmed, or that rivals another.</summary>
    public Story Told(string day, FactEvent happened, Standing standing = Standing.Confirmed, string? rivals = null, string source = "urn:contracts:told") =>
        And(Next(day, happened) with { Standing = standing, Rivals = rivals is null ? (EntryId?)null : new EntryId(rivals), Source = new Source(source) });

    /// <summary>What the strict door answers: "accepted", or entry, code and sentence of each conflict.</summary>
    public string Refusal(string day, ContractEvent happened) => Refusal(Next(day, happened));

    public string Refusal(ContractEvent said) => Refusal(Next(null, said));

    public string Refusal(params NewEntry[] batch) => Answer(batch, conflict => $"{conflict.Entry} {conflict.Code}: {conflict.Message}");

    /// <summary>The same without the sentences.</summary>
    public string Conflict(string day, ContractEvent happened) => Conflict(Next(day, happened));

    public string Conflict(ContractEvent said) => Conflict(Next(null, said));

    public string Conflict(params NewEntry[] batch) => Answer(batch, Short);

    /// <summary>Why a payload is impossible by itself.</summary>
    public string Fault(ContractEvent happened)
    {
        var message = FluentActions.Invoking(() => Judge([Next("2025-06-01", happened)])).Should().Throw<ArgumentException>().Which.Message;
        return message.Split(" (Parameter '")[0];
    }

    public RecordingOutcome Judge(params NewEntry[] batch) => History.Record(batch, Instant(History.Version + 1));

    public NewEntry Next(string? day, ContractEvent happened) => Entry($"e{History.Version + 1}", day, happened);

    public static DateTimeOffset Instant(int version) => Begin.AddDays(version);

    private static string Short(Anomaly anomaly) => $"{anomaly.Entry} {anomaly.Code}";

    private string Answer(NewEntry[] batch, Func<Anomaly, string> word) =>
        Judge(batch) is { IsRefused: true } outcome ? string.Join("\n", outcome.Conflicts.Select(word)) : "accepted";
}
