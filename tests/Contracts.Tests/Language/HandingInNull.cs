namespace Contracts.Tests.Language;

public sealed class HandingInNull
{
    private static readonly StreamKey Key = StreamKey.Partnership("p");

    private static readonly NewEntry Given = new()
    {
        Id = "e1",
        Event = new PartnershipFormed { Parties = [new() { Id = "a" }, new() { Id = "b" }] },
        EffectiveOn = new DateOnly(2025, 1, 1),
    };

    private static readonly HistoryLine Line = new() { File = "f", Line = 1, Stream = Key, Entry = Given };
    private static readonly History History = History.Empty(Key).Import([(Given, DateTimeOffset.UnixEpoch)]).After;
    private static readonly Histories Histories = Histories.Of([History]);
    private static readonly Partnership Partnership = (Partnership)History.AsOf(Viewpoint.Latest);

    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(StreamKey)] = Key,
        [typeof(EntryId)] = (EntryId)"e1",
        [typeof(Id<Party>)] = (Id<Party>)"a",
        [typeof(Id<Commitment>)] = (Id<Commitment>)"a",
        [typeof(AmountUnit)] = AmountUnit.Usd,
        [typeof(Amount)] = Amount.Exactly(1, "USD"),
        [typeof(NewEntry)] = Given,
        [typeof(Entry)] = History.Entries[0],
        [typeof(ContractEvent)] = Given.Event,
        [typeof(EventType)] = EventType.Of(Given.Event),
        [typeof(HistoryLine)] = Line,
        [typeof(History)] = History,
        [typeof(Histories)] = Histories,
        [typeof(Partnership)] = Partnership,
        [typeof(Aggregate)] = Partnership,
        [typeof(Viewpoint)] = new Viewpoint(),
        [typeof(EvidencePolicy)] = EvidencePolicy.All,
        [typeof(Stream)] = new MemoryStream(),
        [typeof(Source)] = Source.Unstated,
        [typeof(HistoryReader)] = new HistoryReader(),
        [typeof(HistoryWriter)] = new HistoryWriter(new MemoryStream()),
        [typeof(FigureKey)] = (FigureKey)(Id<Commitment>)"a",
        [typeof(RecordingOutcome)] = History.Record([], DateTimeOffset.UnixEpoch),
        [typeof(Func<Source, int>)] = (Source _) => 0,
        [typeof(Func<FactInForce, bool>)] = (FactInForce _) => true,
    };

    [Fact]
    public async Task is_refused_as_an_argument_by_every_member()
    {
        var calls = new NullCalls(Samples);
        var faults = new List<string>();
        foreach (var type in typeof(History).Assembly.GetExportedTypes())
            faults.AddRange(await calls.FaultsAsync(type));
        string.Join("\n", faults).Should().BeEmpty();
        calls.Count.Should().BeGreaterThan(100);
    }
}
