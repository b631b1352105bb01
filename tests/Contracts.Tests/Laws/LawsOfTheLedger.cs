using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfTheLedger
{
    private static readonly DateTimeOffset[] Instants = [.. Enumerable.Range(-1, 18).Select(hour => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour))];

    [Fact]
    public void the_rows_answer_as_the_fold_does_everywhere() =>
        Gen.Select(OfAnyKind(8), Policy).Sample((history, policy) =>
        {
            var rows = history.LedgerRows(policy);
            return Days().All(day => Instants.All(known =>
                rows.Where(row => row.Covers(day, known)).Select(row => (row.Slice.Key, Figures: OnTheDay(row.Slice.Figures, day))).OrderBy(row => row.Key)
                    .SequenceEqual(Shown(history.AsOf(new Viewpoint { AsOf = day, KnownAt = known, Evidence = policy })).OrderBy(shown => shown.Key))));
        });

    private static Figures OnTheDay(Figures stated, DateOnly day) => stated switch
    {
        PositionFigures position => position.On(day),
        LedgerItem item => item.On(day),
        _ => throw new InvalidOperationException($"No row holds {stated}."),
    };

    private static IEnumerable<(FigureKey Key, Figures Figures)> Shown(Aggregate folded) =>
        Position.Of(folded).Select(position => (position.Key, (Figures)position.Figures)).Concat(folded.Items.Select(item => (item.Key, (Figures)item)));

    [Fact]
    public void no_two_rows_could_be_one() =>
        Gen.Select(OfAnyKind(10), Policy).Sample((history, policy) =>
        {
            var rows = history.LedgerRows(policy);
            return rows.All(one => rows.All(other => ReferenceEquals(one, other) || one.Slice.Key != other.Slice.Key || one.Slice.Figures != other.Slice.Figures
                || (!(one.KnownFrom == other.KnownFrom && one.KnownTo == other.KnownTo && one.Slice.EffectiveTo == other.Slice.EffectiveFrom)
                    && !(one.Slice.EffectiveFrom == other.Slice.EffectiveFrom && one.Slice.EffectiveTo == other.Slice.EffectiveTo && one.KnownTo == other.KnownFrom))));
        });

    [Fact]
    public void a_row_whose_known_span_has_ended_never_changes() =>
        Gen.Select(Entries(2, 10), Gen.Int[1, 9], Policy).Sample((entries, cut, policy) =>
        {
            var before = History.Empty(Key).Import(entries.Take(cut)).After;
            var after = before.Import(entries.Skip(cut).Select(late => (late.Item1, Instants[^1]))).After;
            return before.LedgerRows(policy).Where(row => row.KnownTo is not null).All(after.LedgerRows(policy).Contains);
        });

    [Fact]
    public void kept_up_step_by_step_it_is_what_it_is_when_made_at_once() =>
        Gen.Select(OfAnyKind(12), Gen.Int[0, 12]).Sample((history, cut) =>
        {
            var kept = new KeptLedger();
            foreach (var step in StepsInTwo(history, cut))
                kept.Learn(history.Stream, step);
            return EvidencePolicy.Named.All(policy => kept.Under(policy.AsNamed).ToHashSet().SetEquals(history.LedgerRows(policy)));
        });

    /// <summary>The steps up to some version, then those after it; a version within an instant is no place to pause.</summary>
    private static IEnumerable<LedgerStep> StepsInTwo(History history, int cut)
    {
        var since = Math.Min(cut, history.Version);
        while (since > 0 && since < history.Version && history.KnownSince(since) == history.KnownSince(since + 1))
            since++;
        return History.Of(history.Stream, history.Entries.Take(since)).LedgerSteps(0).Concat(history.LedgerSteps(since));
    }

    /// <summary>A ledger kept as a store keeps it: rows are added and ended, and copied for a policy that parts.</summary>
    private sealed class KeptLedger
    {
        private List<(NamedPolicies Policies, LedgerRow Row)> _rows = [];

        public IEnumerable<LedgerRow> Under(NamedPolicies policy) => _rows.Where(row => row.Policies.HasFlag(policy)).Select(row => row.Row);

        public void Learn(StreamKey stream, LedgerStep step)
        {
            var shared = _rows.Where(row => row.Policies.HasFlag(NamedPolicies.All)).ToList();
            foreach (var policy in EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => step.Parted.HasFlag(policy)))
                _rows.AddRange(shared.Select(row => (policy, row.Row)));
            _rows = _rows.ConvertAll(row => row.Policies.HasFlag(NamedPolicies.All) ? (row.Policies & ~step.Parted, row.Row) : row);
            foreach (var change in step.Changes)
            {
                foreach (var slice in change.Ended)
                {
                    var ended = _rows.FindIndex(row => row.Policies == change.Policies && row.Row.Slice == slice && row.Row.KnownTo is null);
                    _rows[ended] = (change.Policies, _rows[ended].Row with { KnownTo = step.KnownAt });
                }

                _rows.AddRange(change.Begun.Select(slice => (change.Policies, new LedgerRow { Stream = stream, Slice = slice, KnownFrom = step.KnownAt, KnownTo = null })));
            }
        }
    }
}
