namespace Contracts;

/// <summary>Questions about the figures of one stream: their explanation, their changes, and past beliefs.</summary>
public static class HistoryQuestions
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>
        /// The successive beliefs about a figure on one day, from the first instant of knowledge to the last.
        /// </summary>
        /// <param name="figure">
        /// The figure: a commitment, an option, an investment, the offering, a kind of capacity, or a
        /// published measure.
        /// </param>
        /// <param name="day">The day at whose end the figure is taken.</param>
        /// <param name="evidence">The policy that admits facts.</param>
        /// <returns>
        /// The beliefs, each different from the one before, without a gap from the first figures on; empty if there
        /// never were any.
        /// </returns>
        public IReadOnlyList<Belief> Beliefs(FigureKey figure, DateOnly day, EvidencePolicy evidence)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(evidence);
            var beliefs = new List<Belief>();
            IExplained? held = null;
            var since = DateTimeOffset.MinValue;
            foreach (var knownAt in history.Moments(since: 0).Select(moment => moment.KnownAt))
            {
                var viewpoint = new Viewpoint { AsOf = day, KnownAt = knownAt, Evidence = evidence };
                var now = history.AsOf(viewpoint).Find(figure);
                if (held?.Figures != now?.Figures)
                {
                    if (beliefs.Count > 0)
                        beliefs[^1] = beliefs[^1] with { KnownTo = knownAt };
                    beliefs.Add(new Belief
                    {
                        KnownFrom = knownAt,
                        KnownTo = null,
                        Figures = now?.Figures,
                        Causes = history.LearnedCauses(figure, held, now, since, viewpoint),
                    });
                }

                (held, since) = (now, knownAt);
            }

            return beliefs;
        }

        /// <summary>
        /// The figures that differ between two viewpoints: first by what was learned about the first day, then by what
        /// happened until the second.
        /// </summary>
        /// <param name="earlier">The first viewpoint.</param>
        /// <param name="later">The second viewpoint, with the same evidence policy.</param>
        /// <returns>The differing figures by kind and name, with causes; empty for equal viewpoints.</returns>
        /// <exception cref="ArgumentException">The viewpoints have different evidence policies.</exception>
        public IReadOnlyList<FigureChange> Changes(Viewpoint earlier, Viewpoint later)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(earlier);
            ArgumentNullException.ThrowIfNull(later);
            if (earlier.Evidence != later.Evidence)
            {
                throw new ArgumentException(
                    $"The viewpoints have the evidence policies '{earlier.Evidence}' and '{later.Evidence}'; "
                    + "to be compared, they require the same.",
                    nameof(later));
            }

            var before = history.AsOf(earlier);
            var restated = history.AsOf(earlier with { KnownAt = later.KnownAt });
            var after = history.AsOf(later);
            var between = earlier with { KnownAt = later.KnownAt };
            return
            [
                .. from figure in before.FigureKeys.Concat(restated.FigureKeys).Concat(after.FigureKeys)
                       .Distinct().Order()
                   let change = new FigureChange
                   {
                       Stream = history.Stream,
                       Figure = figure,
                       Before = before.FiguresOf(figure),
                       Restated = restated.FiguresOf(figure),
                       After = after.FiguresOf(figure),
                       RestatedBy = history.LearnedCauses(
                           figure, before.Find(figure), restated.Find(figure), earlier.KnownAt, between),
                       MovedBy = history.CausesThatHappened(
                           figure, restated.Find(figure), after.Find(figure), earlier, later),
                   }
                   where change.Before != change.Restated || change.Restated != change.After
                   select change,
            ];
        }

        /// <summary>
        /// The figures of one key on every day, as known at every instant: rectangles in both times that do not overlap.
        /// Where none covers a day and an instant, there were no figures.
        /// </summary>
        /// <param name="figure">The figure, as in <see cref="Explain"/>.</param>
        /// <param name="evidence">The policy that admits facts.</param>
        /// <returns>The rectangles by known span, then by day; empty if there never were figures.</returns>
        public IReadOnlyList<FigureRectangle> Rectangles(FigureKey figure, EvidencePolicy evidence)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(evidence);
            var closed = new List<FigureRectangle>();
            var open = new Dictionary<(DateOnly From, DateOnly? To, Figures Figures), DateTimeOffset>();
            foreach (var knownAt in history.Moments(since: 0).Select(moment => moment.KnownAt))
            {
                var viewpoint = new Viewpoint { KnownAt = knownAt, Evidence = evidence };
                var slices = history.SlicesOf(figure, viewpoint).ToHashSet();
                foreach (var (gone, knownFrom) in open.Where(held => !slices.Contains(held.Key)).ToList())
                {
                    closed.Add(RectangleOf(gone, knownFrom, knownAt));
                    open.Remove(gone);
                }

                foreach (var slice in slices)
                    open.TryAdd(slice, knownAt);
            }

            return
            [
                .. closed.Concat(open.Select(held => RectangleOf(held.Key, held.Value, knownTo: null)))
                    .OrderBy(rectangle => rectangle.KnownFrom)
                    .ThenBy(rectangle => rectangle.EffectiveFrom),
            ];

            static FigureRectangle RectangleOf(
                (DateOnly From, DateOnly? To, Figures Figures) slice,
                DateTimeOffset knownFrom,
                DateTimeOffset? knownTo) =>
                new()
                {
                    EffectiveFrom = slice.From,
                    EffectiveTo = slice.To,
                    KnownFrom = knownFrom,
                    KnownTo = knownTo,
                    Figures = slice.Figures,
                };
        }

        /// <summary>The figures of one key from day to day, as known at a viewpoint, in as few spans as possible.</summary>
        private List<(DateOnly From, DateOnly? To, Figures Figures)> SlicesOf(
            FigureKey figure, Viewpoint viewpoint)
        {
            var folded = Aggregate.Empty(history.Stream, viewpoint);
            var slices = new List<(DateOnly From, DateOnly? To, Figures Figures)>();
            var facts = history.FactsInForce(viewpoint);
            for (var i = 0; i < facts.Count; i++)
            {
                folded.Fold(facts[i]);
                var day = facts[i].TakesEffectOn;
                if (i + 1 < facts.Count && facts[i + 1].TakesEffectOn == day)
                    continue;
                Show(day);
                if (folded.Find(figure) is IPosition { Turn: { } turn }
                    && turn.Day > day
                    && (i + 1 == facts.Count || turn.Day < facts[i + 1].TakesEffectOn))
                {
                    Show(turn.Day);
                }
            }

            return slices;

            void Show(DateOnly day)
            {
                var figures = folded.Find(figure) is IPosition position
                    ? position.Stated.On(day)
                    : folded.FiguresOf(figure);
                if (slices is [.., { To: null } last])
                {
                    if (last.Figures == figures)
                        return;
                    slices[^1] = last with { To = day };
                }

                if (figures is not null)
                    slices.Add((day, null, figures));
            }
        }

        /// <summary>The control entries that become known between two instants, in either order.</summary>
        private List<Entry> LearnedBetween(DateTimeOffset one, DateTimeOffset other)
        {
            var (oneCount, otherCount) = (history.CountKnownAt(one), history.CountKnownAt(other));
            var (first, last) = (Math.Min(oneCount, otherCount), Math.Max(oneCount, otherCount));
            return
            [
                .. history.Entries.Skip(first).Take(last - first)
                    .Where(entry => entry.Event is ControlEvent && !history.LeavesOut(entry.Id)),
            ];
        }

        /// <summary>
        /// The facts that were learned between an instant and a viewpoint and make a figure differ, each with the control
        /// entries learned about it.
        /// </summary>
        private IReadOnlyList<Cause> LearnedCauses(
            FigureKey figure, IExplained? one, IExplained? other, DateTimeOffset since, Viewpoint viewpoint)
        {
            if (Equals(one?.Figures, other?.Figures))
                return [];
            var before = history.FactsInForce(viewpoint with { KnownAt = since }).Where(IsInEffect).ToList();
            var after = history.FactsInForce(viewpoint).Where(IsInEffect).ToList();
            var learned = Differences(before, after);
            var causes = Within(learned, one, other);
            if (causes.Count == 0)
            {
                // What it rests on is the same: something learned let it in, or kept it out.
                causes = learned.FindAll(fact => Matters(before, fact, one) || Matters(after, fact, other));
            }

            var controls = history.LearnedBetween(since, viewpoint.KnownAt);
            return
            [
                .. (causes.Count == 0 ? learned : causes).Select(fact => new Cause
                {
                    Fact = fact,
                    Controls = controls.Count == 0 ? [] : history.About(fact, controls),
                }),
            ];

            bool IsInEffect(FactInForce fact) => fact.TakesEffectOn <= viewpoint.AsOf;

            bool Matters(List<FactInForce> facts, FactInForce fact, IExplained? held) =>
                history.Matters(facts, fact, figure, held, viewpoint);
        }

        /// <summary>The facts, or days, that happened between two viewpoints and make a figure differ.</summary>
        private IReadOnlyList<Cause> CausesThatHappened(
            FigureKey figure, IExplained? one, IExplained? other, Viewpoint earlier, Viewpoint later)
        {
            if (Equals(one?.Figures, other?.Figures))
                return [];
            var (first, last) =
                earlier.AsOf < later.AsOf ? (earlier.AsOf, later.AsOf) : (later.AsOf, earlier.AsOf);
            var (longer, shows) = earlier.AsOf < later.AsOf ? (other, later) : (one, earlier with { KnownAt = later.KnownAt });
            var facts = history.FactsInForce(later).Where(fact => fact.TakesEffectOn <= last).ToList();
            var happened = facts.FindAll(fact => fact.TakesEffectOn > first);
            var causes = Within(happened, one, other);
            Cause[] turned = longer is IPosition { Turn: { } turn } && first < turn.Day && turn.Day <= last
                ? [new Cause { Fact = turn.Named, Day = turn.Day, Controls = [] }]
                : [];
            if (causes.Count == 0 && turned.Length == 0)
                causes = happened.FindAll(fact => history.Matters(facts, fact, figure, longer, shows));
            var controls = history.LearnedBetween(earlier.KnownAt, later.KnownAt);
            return
            [
                .. (causes.Count == 0 && turned.Length == 0 ? happened : causes).Select(fact => new Cause
                {
                    Fact = fact,
                    Controls = controls.Count == 0 ? [] : history.About(fact, controls),
                }),
                .. turned,
            ];
        }

        /// <summary>True if a figure is another one once a fact is left out.</summary>
        private bool Matters(
            List<FactInForce> facts, FactInForce fact, FigureKey figure, IExplained? held, Viewpoint viewpoint)
        {
            var without = Aggregate.Empty(history.Stream, viewpoint);
            without.FoldAll(facts.FindAll(other => other != fact));
            return !Equals(without.FiguresOf(figure), held?.Figures);
        }

        /// <summary>
        /// The control entries that concern a fact or a rival account of it, directly or through other control entries.
        /// </summary>
        private IReadOnlyList<Entry> About(FactInForce fact, List<Entry> learned)
        {
            var accounts = history.AccountsOfTheSame(fact.Entry.Id);
            return [.. learned.Where(Concerns)];

            bool Concerns(Entry control)
            {
                for (Entry? about = control; about is { Event: ControlEvent said }; about = EarlierTarget(about, said))
                {
                    if (accounts.Contains(said.Entry))
                        return true;
                }

                return false;
            }

            Entry? EarlierTarget(Entry about, ControlEvent said) =>
                history.Find(said.Entry) is { } target && target.Version < about.Version ? target : null;
        }

        /// <summary>
        /// The accounts of a claim: a fact and its rivals, directly or through others. Accounts that are not admitted
        /// belong to it, too, since a dispute of one is a dispute of all.
        /// </summary>
        private HashSet<EntryId> AccountsOfTheSame(EntryId fact)
        {
            HashSet<EntryId> accounts = [fact];
            for (var count = 0; count < accounts.Count;)
            {
                count = accounts.Count;
                foreach (var entry in history.Entries)
                {
                    if (entry.Joins is { } named
                        && (accounts.Contains(entry.Id) || accounts.Contains(named))
                        && history.FindRival(entry) is { } rival)
                    {
                        accounts.UnionWith([entry.Id, rival.Id]);
                    }
                }
            }

            return accounts;
        }

        /// <summary>
        /// Explains a figure: the facts that lead to it, in folding order, each with the figures after it.
        /// </summary>
        /// <remarks>
        /// The last step has the figures of <see cref="History.AsOf"/>: folding the explanation alone gives them.
        /// </remarks>
        /// <param name="figure">
        /// The figure: a commitment, an option, an investment, the offering, a kind of capacity, or a
        /// published measure.
        /// </param>
        /// <param name="viewpoint">The viewpoint.</param>
        /// <returns>The steps; empty if there are no figures at the viewpoint.</returns>
        public IReadOnlyList<ExplanationStep> Explain(FigureKey figure, Viewpoint viewpoint)
        {
            ArgumentNullException.ThrowIfNull(history);
            if (history.AsOf(viewpoint).Find(figure) is not { } explained)
                return [];
            var alone = Aggregate.Empty(history.Stream, viewpoint);
            var steps = new List<ExplanationStep>();
            foreach (var fact in explained.Explanation)
            {
                alone.Fold(fact);
                var figures = alone.Find(figure) is IPosition position
                    ? position.Stated.On(fact.TakesEffectOn)
                    : alone.FiguresOf(figure);
                steps.Add(new ExplanationStep { Fact = fact, Figures = figures });
            }

            if (alone.Find(figure) is IPosition { Turn: { } turn } && turn.Day <= viewpoint.AsOf)
                steps.Add(new ExplanationStep { Fact = turn.Named, Day = turn.Day, Figures = alone.FiguresOf(figure) });
            return steps;
        }
    }

    /// <summary>The facts that speak in one list and not, or otherwise, in the other, in folding order.</summary>
    private static List<FactInForce> Differences(List<FactInForce> before, List<FactInForce> after)
    {
        var old = before.ToDictionary(fact => fact.Entry.Id);
        var now = after.ToDictionary(fact => fact.Entry.Id);
        List<FactInForce> different =
        [
            .. after.Where(fact => !old.TryGetValue(fact.Entry.Id, out var earlier) || !fact.SpeaksLike(earlier)),
            .. before.Where(fact => !now.ContainsKey(fact.Entry.Id)),
        ];
        FactInForce.Sort(different);
        return different;
    }

    /// <summary>The facts of a list in which two explanations differ.</summary>
    private static List<FactInForce> Within(List<FactInForce> facts, IExplained? one, IExplained? other)
    {
        var differing = Differences([.. one?.Explanation ?? []], [.. other?.Explanation ?? []])
            .Select(fact => fact.Entry.Id)
            .ToHashSet();
        return facts.FindAll(fact => differing.Contains(fact.Entry.Id));
    }
}
