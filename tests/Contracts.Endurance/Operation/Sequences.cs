using Contracts.Endurance.Operation.Acts;
using Contracts.Endurance.Operation.Checks;
using Contracts.Storage;
using Contracts.Tests.Laws;
using CsCheck;

namespace Contracts.Endurance.Operation;

/// <summary>Makes sequences from seeds, always the same from the same.</summary>
internal static class Sequences
{
    private const int Years = 365 * 24 * 60;

    /// <summary>A bound that most streams exceed within a sequence.</summary>
    private static readonly LedgerBound LowBound = new() { LeastEntries = 4, RowsPerEntry = 2, FoldedAgainPerEntry = 1 };

    private static readonly Gen<int> Any = Gen.Int[0, 1_000_000];

    private static readonly Gen<int> Stream = Gen.Int[0, Deployment.Streams.Count - 1];

    private static readonly Gen<int> Host = Gen.Int[0, 1];

    private static readonly Gen<LedgerUpkeep> Upkeep = Gen.Frequency(
        (4, Gen.Const(LedgerUpkeep.Inline)), (4, Gen.Const(LedgerUpkeep.Async)), (2, Gen.Const(LedgerUpkeep.Off)));

    private static readonly Gen<HostSettings> Settings = Gen.Select(
        Upkeep, Gen.Frequency((6, Gen.Const(Rules.Own)), (1, Gen.Const(Rules.Other))), Gen.Int[0, 4], Gen.Int[0, 3],
        (upkeep, rules, hosted, solo) => new HostSettings(upkeep, rules, hosted > 0, solo == 0));

    /// <summary>Facts whose amounts only arithmetic makes, which no history file can state.</summary>
    private static readonly Gen<FactEvent> Unstatable = Gen.OneOf<FactEvent>(
        Gen.Const<FactEvent>(new CommitmentIncreased { Commitment = "c0", By = Largest().Plus(Largest()) }),
        Gen.Const<FactEvent>(new CommitmentIncreased { Commitment = "c0", By = Amount.About(90, AmountUnit.Usd).Plus(Amount.UpTo(10, AmountUnit.Usd)) }));

    private static readonly Gen<FactEvent> Plain = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 9], RandomHistories.Commitment, (form, amount, commitment) => (FactEvent)(form switch
    {
        0 => new CommitmentIncreased { Commitment = "c0", By = Amount.Exactly(amount, AmountUnit.Usd) },
        1 => new DeliveryAccepted { Commitment = "c0", Amount = Amount.Exactly(amount, AmountUnit.Usd) },
        _ => new CommitmentMade { Commitment = commitment, Debtor = "bob", Creditor = "cas", Amount = Amount.AtLeast(amount, AmountUnit.Usd) },
    }));

    private static readonly Gen<FactEvent> Fact = Gen.Frequency((60, RandomHistories.Fact), (30, Plain), (3, Unstatable));

    private static readonly Gen<DraftForm> Form = Gen.Frequency(
        (24, Gen.Const(DraftForm.Fact)),
        (4, Gen.Const(DraftForm.Retract)),
        (4, Gen.Const(DraftForm.Correct)),
        (2, Gen.Const(DraftForm.Confirm)),
        (3, Gen.Const(DraftForm.Dispute)),
        (2, Gen.Const(DraftForm.Resolve)));

    private static readonly Gen<Draft> Draft = Gen.Select(
        Form, Fact, Any, RandomHistories.Party, RandomHistories.Day, Gen.Enum<Standing>(), Gen.Int[0, 14],
        (form, fact, reference, party, day, standing, rare) =>
            new Draft("x", form, fact, reference, party, rare == 1 ? PartialDate.OnOrBefore(day) : day, standing, IsRival: rare == 0));

    private static readonly Gen<Drafts> Batch = Gen.Select(
        Draft.Array[3, 8], Gen.Int[1, 5], Gen.Int[0, 7], (drafts, most, rare) => new Drafts(drafts, most, AsTheyAre: rare == 0));

    private static readonly Gen<ImportedLines> Imported = Gen.Select(
        Stream, Draft.Array[1, 6], Gen.OneOf(Gen.Int[0, 60 * 24 * 3], Gen.Int[0, Years]), Gen.Int[0, 2].Array[6],
        (stream, drafts, oldest, parts) => new ImportedLines(stream, drafts, [.. drafts.Select((_, i) => oldest / (1 + parts[i]))]));

    private static readonly Gen<RecordBatch> Recorded = Gen.Select(
        Host, Stream, Batch, Gen.Frequency((8, Gen.Const(ExpectedVersion.None)), (2, Gen.Const(ExpectedVersion.Right)), (1, Gen.Const(ExpectedVersion.Wrong))),
        (host, stream, batch, expected) => new RecordBatch(host, stream, batch, expected));

    private static readonly Gen<Import> Importing = Gen.Select(
        Host, Imported.Array[1, 3], (host, streams) => new Import(host, [.. streams.DistinctBy(stream => stream.Stream)]));

    private static readonly Gen<CuttableAct> Cuttable = Gen.Frequency(
        (6, Recorded.Select(act => (CuttableAct)act)), (2, Importing.Select(act => (CuttableAct)act)), (2, Host.Select(host => (CuttableAct)new Rebuild(host))));

    private static readonly Gen<Act> Acting = Gen.Frequency<Act>(
        (300, Of(Recorded)),
        (80, Of(Importing)),
        (40, Of(Gen.Select(Host, Any, (host, which) => new RetryBatch(host, which)))),
        (20, Of(Gen.Select(Host, RandomHistories.Day, (host, day) => new RecordLapses(host, day)))),
        (40, Of(Host.Select(host => new Restart(host, null)))),
        (90, Of(Gen.Select(Host, Settings, (host, settings) => new Restart(host, settings)))),
        (70, Of(Settings.Select(settings => new StartSecond(settings)))),
        (30, Gen.Const<Act>(new EndSecond())),
        (60, Of(Host.Select(host => new Rebuild(host)))),
        (50, Of(Host.Select(host => new RollUp(host)))),
        (60, Of(Gen.Select(Host, Gen.Bool, (host, isOn) => new SwitchDaemon(host, isOn)))),
        (60, Gen.Const<Act>(new CatchUp())),
        (50, Of(Gen.Select(Host, Stream, Batch, (host, stream, batch) => new BeginWithin(host, stream, batch)))),
        (40, Of(Gen.Bool.Select(commits => new EndWithin(commits)))),
        (40, Of(Gen.Select(Cuttable, Gen.Int[0, 12], (act, milliseconds) => new CutOff(act, Cut.Sessions, milliseconds)))),
        (12, Of(Gen.Select(Cuttable, Gen.Int[0, 12], (act, milliseconds) => new CutOff(act, Cut.Server, milliseconds)))),
        (3, Of(Gen.Select(Upkeep, Gen.Select(Stream, Batch).Array[4, 8], Gen.Int[1, 3], Gen.Int[0, 12], (upkeep, batches, after, milliseconds) => new KillRecorder(upkeep, batches, after, milliseconds)))),
        (30, Of(Gen.Int[0, 5].Select(rare => new MakeDump(ByPgDump: rare == 0)))),
        (30, Of(Gen.Select(Any, Gen.Bool, (which, hostsStay) => new Restore(which, hostsStay)))),
        (25, Of(Gen.Select(Host, Stream, Any, Gen.Bool, (host, stream, version, rebuilds) => new LoseEntry(host, stream, version, rebuilds)))),
        (60, Of(Gen.Int[1, 4].Select(form => new Advance(form switch { 1 => TimeSpan.FromSeconds(1), 2 => TimeSpan.FromSeconds(5), 3 => TimeSpan.FromMinutes(10), _ => TimeSpan.FromDays(1) })))),
        (30, Of(Gen.Select(Host, Gen.Double[-1, 1], (host, offset) => new SetClock(host, HostClock.MostOff * offset)))));

    private static readonly Gen<Look> Looking = Gen.Select(
        Gen.Select(Gen.Enum<QuestionKind>(), Stream, RandomHistories.Party, RandomHistories.Party, Gen.Int[0, 4]),
        Gen.Select(Gen.Int[-1, 14], Gen.Enum<KnownForm>(), Any, RandomHistories.Policy, Gen.Int[0, 3]),
        (what, where) => new Look(
            what.Item1, what.Item2, what.Item5 == 4 ? (Id<Option>)"o1" : (FigureKey)(Id<Commitment>)$"c{what.Item5}", what.Item3, what.Item4, AmountUnit.Usd,
            where.Item1 == 14 ? DateOnly.MaxValue : new DateOnly(2025, 1, 1).AddDays(where.Item1), where.Item2, where.Item3, where.Item4, Keeps: where.Item5 == 0));

    private static readonly Gen<(HostSettings, int, Step[])> Whole = Gen.Select(
        Settings, Gen.Int[0, 7], Gen.Select(Acting, Looking.Array[3], (act, looks) => new Step(act, looks)).Array[200]);

    /// <summary>The sequence of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="without">The names of acts that are left out.</param>
    public static Sequence Of(int seed, int steps, IReadOnlyList<string> without)
    {
        var (first, rare, all) = Whole.Generate(new PCG(1u, (ulong)seed), null, out _);
        return new Sequence(seed, first, HasTables: rare > 0, seed % 2 == 0 ? LowBound : LedgerBound.Default, [.. all.Where(step => !without.Contains(step.Act.GetType().Name)).Take(steps).Select(Numbered)]);
    }

    private static Gen<Act> Of<T>(Gen<T> acts) where T : Act => acts.Select(act => (Act)act);

    private static Amount Largest() => Amount.Exactly(Amount.Largest, AmountUnit.Usd);

    /// <summary>The step, with ids of entries that no other step has.</summary>
    private static Step Numbered(Step step, int number) => step with { Act = Numbered(step.Act, number) };

    private static Act Numbered(Act act, int number) => act switch
    {
        RecordBatch record => record with { Drafts = Numbered(record.Drafts, $"{number}") },
        BeginWithin begin => begin with { Drafts = Numbered(begin.Drafts, $"{number}") },
        Import import => import with { Streams = [.. import.Streams.Select(stream => stream with { Drafts = Numbered(stream.Drafts, $"{number}") })] },
        CutOff cut => cut with { Act = (CuttableAct)Numbered(cut.Act, number) },
        KillRecorder kill => kill with { Batches = [.. kill.Batches.Select((batch, i) => (batch.Stream, Numbered(batch.Drafts, $"{number}.{i}")))] },
        _ => act,
    };

    private static Drafts Numbered(Drafts drafts, string number) => drafts with { All = Numbered(drafts.All, number) };

    private static IReadOnlyList<Draft> Numbered(IReadOnlyList<Draft> drafts, string number) => [.. drafts.Select((draft, i) => draft with { Id = $"e{number}.{i}" })];
}
