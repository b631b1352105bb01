namespace Contracts.Benchmarks.Folding.ByHand;

/// <summary>The fold as one would write it by hand for the events that the generator makes: a sort, a loop, a switch, and state that changes in place.</summary>
/// <remarks>It keeps an index of ids from one fold to the next, as a history does.</remarks>
internal sealed class HandWrittenLoop
{
    private readonly Entry[] _entries;
    private readonly Dictionary<EntryId, int> _indexes;
    private readonly bool _hasControls;

    public HandWrittenLoop(IReadOnlyList<Entry> entries)
    {
        _entries = [.. entries];
        _hasControls = entries.Any(entry => entry.Event is ControlEvent);
        _indexes = entries.Select((entry, index) => (entry.Id, index)).ToDictionary();
    }

    public LoopState Fold(Viewpoint viewpoint)
    {
        var known = Known(viewpoint.KnownAt);
        var said = _hasControls ? new LoopControls(_entries, known, _indexes) : null;
        var keys = new long[known];
        var count = 0;
        for (var i = 0; i < known; i++)
        {
            if (_entries[i].Event is ControlEvent || said is { } about && !about.IsInForce(i))
                continue;
            var day = (said is null ? _entries[i] : _entries[said.FormOf(i)]).EffectiveOn is { } date ? date.Latest : default;
            if (day <= viewpoint.AsOf)
                keys[count++] = ((long)day.DayNumber << 32) | (uint)i;
        }

        var sorted = keys.AsSpan(0, count);
        sorted.Sort();
        var state = new LoopState { Facts = new int[count] };
        for (var i = 0; i < count; i++)
        {
            var fact = state.Facts[i] = (int)(sorted[i] & uint.MaxValue);
            var form = said is null ? _entries[fact] : _entries[said.FormOf(fact)];
            Apply(state, fact, (form.Event as EntryCorrected)?.Event ?? form.Event, said?.StandingOf(fact) ?? form.Standing, said?.IsDisputed(fact) ?? false);
        }

        return state;
    }

    private int Known(DateTimeOffset instant)
    {
        var known = _entries.Length;
        while (known > 0 && _entries[known - 1].RecordedAt > instant)
            known--;
        return known;
    }

    private static void Apply(LoopState state, int fact, ContractEvent happened, Standing standing, bool isDisputed)
    {
        switch (happened)
        {
            case PartnershipFormed formed:
                foreach (var party in formed.Parties)
                    state.Parties.Add(party.Id);
                break;
            case DealSigned signed when !state.Deals.TryAdd(signed.Deal, (fact, standing, isDisputed)):
                state.Anomalies.Add((fact, "already-signed"));
                break;
            case DealSigned signed:
                foreach (var made in signed.Commitments)
                    Make(state, fact, made, standing, isDisputed);
                break;
            case CommitmentIncreased increased when Open(state, fact, increased.Commitment, increased.By.Unit) is { } commitment:
                var more = new LoopRange(increased.By, isDisputed);
                commitment.Committed.Add(more);
                commitment.Outstanding.Add(more);
                commitment.Rest(fact, standing, isDisputed);
                break;
            case CommitmentReduced reduced when Open(state, fact, reduced.Commitment, reduced.By.Unit) is { } commitment:
                commitment.Reduced.Add(Take(state, fact, commitment, new LoopRange(reduced.By, isDisputed), standing, isDisputed));
                break;
            case PaymentMade paid when Open(state, fact, paid.Commitment, paid.Amount.Unit) is { } commitment:
                commitment.Performed.Add(Take(state, fact, commitment, new LoopRange(paid.Amount, isDisputed), standing, isDisputed));
                break;
            case DeliveryAccepted accepted when Open(state, fact, accepted.Commitment, accepted.Amount.Unit) is { } commitment:
                commitment.Performed.Add(Take(state, fact, commitment, new LoopRange(accepted.Amount, isDisputed), standing, isDisputed));
                break;
            case CommitmentWithdrawn { Commitment: { } id } withdrawn when Open(state, fact, id, null) is { } commitment:
                Withdraw(commitment, withdrawn.Fraction?.Value ?? 1, isClosing: withdrawn.Whole, isDisputed);
                commitment.Rest(fact, standing, isDisputed);
                break;
            case DeliveryIssueReported { Commitment: { } id } when Open(state, fact, id, null) is { } commitment && isDisputed:
                commitment.Rest(fact, Standing.Confirmed, isDisputed);
                break;
            case MilestoneScheduled scheduled when state.Milestones.ContainsKey(scheduled.Milestone):
                state.Anomalies.Add((fact, "already-scheduled"));
                break;
            case MilestoneScheduled { Deal: { } deal } when !state.Deals.ContainsKey(deal):
                state.Anomalies.Add((fact, "unknown-deal"));
                break;
            case MilestoneScheduled scheduled:
                state.Milestones.Add(scheduled.Milestone, false);
                break;
            case MilestoneMet met when !state.Milestones.TryGetValue(met.Milestone, out var isMet) || isMet:
                state.Anomalies.Add((fact, isMetBefore(state, met) ? "already-met" : "unknown-milestone"));
                break;
            case MilestoneMet met:
                state.Milestones[met.Milestone] = true;
                break;
            default:
                break;
        }

        static bool isMetBefore(LoopState state, MilestoneMet met) => state.Milestones.ContainsKey(met.Milestone);
    }

    private static void Make(LoopState state, int fact, CommitmentMade made, Standing standing, bool isDisputed)
    {
        if (made.Debtor == made.Creditor)
            state.Anomalies.Add((fact, "debtor-is-creditor"));
        else if (state.Commitments.ContainsKey(made.Commitment))
            state.Anomalies.Add((fact, "already-committed"));
        else if (!state.Parties.Contains(made.Debtor) || !state.Parties.Contains(made.Creditor))
            state.Anomalies.Add((fact, "unknown-party"));
        else
        {
            var commitment = new LoopCommitment(made) { Committed = new LoopRange(made.Amount, isDisputed), Outstanding = new LoopRange(made.Amount, isDisputed) };
            commitment.Rest(fact, standing, isDisputed);
            state.Commitments.Add(made.Commitment, commitment);
        }
    }

    private static LoopCommitment? Open(LoopState state, int fact, Id<Commitment> id, AmountUnit? unit)
    {
        if (!state.Commitments.TryGetValue(id, out var commitment))
            state.Anomalies.Add((fact, "not-committed"));
        else if (commitment.IsClosed)
            state.Anomalies.Add((fact, "already-closed"));
        else if (unit is { } other && commitment.Unit != other)
            state.Anomalies.Add((fact, "mixed-units"));
        else
            return commitment;
        return null;
    }

    private static LoopRange Take(LoopState state, int fact, LoopCommitment commitment, LoopRange taken, Standing standing, bool isDisputed)
    {
        if (commitment.Outstanding.IsCertainlyLessThan(taken))
            state.Anomalies.Add((fact, "more-than-outstanding"));
        commitment.Outstanding.Take(taken);
        commitment.Rest(fact, standing, isDisputed);
        return taken;
    }

    private static void Withdraw(LoopCommitment commitment, decimal fraction, bool isClosing, bool isDisputed)
    {
        var (gone, left) = (commitment.Outstanding.Times(fraction), fraction == 1 ? default : commitment.Outstanding.Times(1 - fraction));
        if (isDisputed)
        {
            gone.Min = 0;
            (left.Min, left.Max, left.IsOpenEnded) = (fraction == 1 ? 0 : left.Min, commitment.Outstanding.Max, commitment.Outstanding.IsOpenEnded);
        }

        commitment.Withdrawn.Add(gone);
        commitment.Outstanding = left;
        commitment.IsClosed = isClosing && !isDisputed;
    }
}
