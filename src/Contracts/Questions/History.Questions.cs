using System.Collections.Frozen;

namespace Contracts;

public sealed partial class History
{
    /// <summary>What was held about a figure on one day, from the first moment of knowledge to the last: one belief after the other, each other than its neighbours.</summary>
    /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
    /// <param name="day">The day at whose end it is asked for.</param>
    /// <param name="evidence">Which facts are admitted.</param>
    /// <returns>The beliefs without a gap from the first time that anything was shown; none where nothing ever was.</returns>
    public IReadOnlyList<Belief> Beliefs(FigureKey figure, DateOnly day, EvidencePolicy evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var beliefs = new List<Belief>();
        IExplained? held = null;
        var since = DateTimeOffset.MinValue;
        foreach (var knownAt in _knownAt.Value.Distinct())
        {
            var now = AsOf(new Viewpoint { AsOf = day, KnownAt = knownAt, Evidence = evidence }).Find(figure);
            if (held?.Figures != now?.Figures)
            {
                if (beliefs.Count > 0)
                    beliefs[^1] = beliefs[^1] with { KnownTo = knownAt };
                beliefs.Add(new Belief { KnownFrom = knownAt, KnownTo = null, Figures = now?.Figures, Causes = Causes(held, now, LearnedBetween(since, knownAt)) });
            }

            (held, since) = (now, knownAt);
        }

        return beliefs;
    }

    /// <summary>How figures differ between two viewpoints: first what was learned about the first day, then what happened until the second.</summary>
    /// <param name="earlier">The first viewpoint.</param>
    /// <param name="later">The second, under the same evidence.</param>
    /// <returns>The figures that differ, by kind and name, each with its causes; none for a viewpoint and itself.</returns>
    /// <exception cref="ArgumentException">The viewpoints are under different evidence.</exception>
    public IReadOnlyList<FigureChange> Changes(Viewpoint earlier, Viewpoint later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (earlier.Evidence != later.Evidence)
            throw new ArgumentException($"One viewpoint is under evidence '{earlier.Evidence}', the other under '{later.Evidence}'; what is compared is under the same.", nameof(later));
        var (before, restated, after) = (AsOf(earlier), AsOf(earlier with { KnownAt = later.KnownAt }), AsOf(later));
        var learned = LearnedBetween(earlier.KnownAt, later.KnownAt);
        return
        [
            .. from figure in before.FigureKeys.Concat(restated.FigureKeys).Concat(after.FigureKeys).Distinct().Order()
               let change = new FigureChange
               {
                   Stream = Stream,
                   Figure = figure,
                   Before = before.FiguresOf(figure),
                   Restated = restated.FiguresOf(figure),
                   After = after.FiguresOf(figure),
                   RestatedBy = Causes(before.Find(figure), restated.Find(figure), learned),
                   MovedBy = Causes(restated.Find(figure), after.Find(figure), learned),
               }
               where change.Before != change.Restated || change.Restated != change.After
               select change,
        ];
    }

    /// <summary>The control entries that become known between two instants, whichever is earlier.</summary>
    private List<Entry> LearnedBetween(DateTimeOffset one, DateTimeOffset other)
    {
        var (first, last) = (Math.Min(CountKnownAt(one), CountKnownAt(other)), Math.Max(CountKnownAt(one), CountKnownAt(other)));
        return [.. _entries[first..last].Where(entry => entry.Event is ControlEvent && !_leftOut.Contains(entry.Id))];
    }

    /// <summary>The facts in which two explanations differ, each with the control entries learned about it.</summary>
    private IReadOnlyList<Cause> Causes(IExplained? one, IExplained? other, List<Entry> learned)
    {
        var before = (one?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
        var after = (other?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
        return
        [
            .. after.Values.Where(fact => !before.TryGetValue(fact.Entry.Id, out var earlier) || !fact.SpeaksLike(earlier))
                .Concat(before.Values.Where(fact => !after.ContainsKey(fact.Entry.Id)))
                .OrderBy(fact => fact.TakesEffectOn).ThenBy(fact => fact.Entry.Version)
                .Select(fact => new Cause { Fact = fact, Controls = learned.Count == 0 ? [] : About(fact, learned) }),
        ];
    }

    /// <summary>Those of some control entries that are about a fact or a rival account of the same thing, directly or through other control entries.</summary>
    private IReadOnlyList<Entry> About(FactInForce fact, List<Entry> learned)
    {
        var accounts = AccountsOfTheSame(fact.Entry.Id);
        return [.. learned.Where(Concerns)];

        bool Concerns(Entry control)
        {
            for (Entry? about = control; about is { Event: ControlEvent said }; about = Find(said.Entry) is { } target && target.Version < about.Version ? target : null)
            {
                if (accounts.Contains(said.Entry))
                    return true;
            }

            return false;
        }
    }

    /// <summary>A fact and all that rival it, directly or through others; also those that are not admitted, whose dispute is a dispute of all.</summary>
    private HashSet<EntryId> AccountsOfTheSame(EntryId fact)
    {
        HashSet<EntryId> accounts = [fact];
        for (var count = 0; count < accounts.Count;)
        {
            count = accounts.Count;
            foreach (var entry in _entries)
            {
                if (entry.Rivals is { } rival && (accounts.Contains(entry.Id) || accounts.Contains(rival)))
                    accounts.UnionWith([entry.Id, rival]);
            }
        }

        return accounts;
    }

    /// <summary>Why something shows what it shows: the facts that make it so, in order, each with what is shown after it.</summary>
    /// <remarks>The last step shows what <see cref="AsOf"/> shows: folding the explanation alone gives the figures.</remarks>
    /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <returns>The steps; none where there is nothing to show by then.</returns>
    public IReadOnlyList<ExplanationStep> Explain(FigureKey figure, Viewpoint viewpoint)
    {
        if (AsOf(viewpoint).Find(figure) is not { } explained)
            return [];
        var alone = Aggregate.Empty(Stream, viewpoint);
        var steps = new List<ExplanationStep>();
        foreach (var fact in explained.Explanation)
        {
            alone.Fold(fact);
            steps.Add(new ExplanationStep { Fact = fact, Figures = alone.FiguresOf(figure) });
        }

        return steps;
    }

    /// <summary>The history as it would be if some entries had never said anything. Nothing is recorded; every question can be asked of it.</summary>
    /// <remarks>
    /// What only they gave ground to is listed as ungrounded. Rivals that were joined through one of them stay one claim, so nothing is counted
    /// twice. Suppositions can be made on top of each other.
    /// </remarks>
    /// <param name="entries">The entries to leave out.</param>
    /// <exception cref="ArgumentException">The stream has no such entry.</exception>
    public History Without(params IEnumerable<EntryId> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var leftOut = entries.ToList();
        if (leftOut.Find(id => Find(id) is null) is { IsNone: false } unknown)
            throw new ArgumentException($"{Stream} has no entry {unknown}; only what is recorded can be left out.", nameof(entries));
        return new History(Stream, _entries, _leftOut.Union(leftOut).ToFrozenSet(), _actual ?? this);
    }

    /// <summary>The history as it would be if a batch were recorded last. Nothing is recorded; every question can be asked of it.</summary>
    /// <remarks>The batch is known as soon as the last entry is. To suppose it of an earlier moment, suppose it of <see cref="KnownAt"/>.</remarks>
    /// <param name="batch">The entries, in order.</param>
    /// <returns>
    /// The supposed history in <see cref="RecordingOutcome.After"/>, with the conflicts that recording would refuse in
    /// <see cref="RecordingOutcome.Anomalies"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A payload is impossible by itself, or an entry lacks its id or effective date.</exception>
    public RecordingOutcome With(IEnumerable<NewEntry> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var last = Version == 0 ? DateTimeOffset.MinValue : KnownSince(Version);
        var (after, repeated, conflicts) = Take(batch.Select(entry => (entry, last)));
        var supposed = new History(Stream, after._entries, _leftOut, _actual ?? this);
        return new RecordingOutcome(this, supposed, repeated, [.. Refusable(after)], conflicts);
    }
}
