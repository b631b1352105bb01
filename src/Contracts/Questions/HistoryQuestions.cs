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
        /// The figure: a commitment, an option, an investment, the offering, or a kind of capacity.
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
                        Causes = history.Causes(held, now, history.LearnedBetween(since, knownAt)),
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
            var learned = history.LearnedBetween(earlier.KnownAt, later.KnownAt);
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
                       RestatedBy = history.Causes(before.Find(figure), restated.Find(figure), learned),
                       MovedBy = history.Causes(restated.Find(figure), after.Find(figure), learned),
                   }
                   where change.Before != change.Restated || change.Restated != change.After
                   select change,
            ];
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
        /// The facts in which two explanations differ, each with the control entries learned about it.
        /// </summary>
        private IReadOnlyList<Cause> Causes(IExplained? one, IExplained? other, List<Entry> learned)
        {
            var before = (one?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
            var after = (other?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
            return
            [
                .. after.Values
                    .Where(fact => !before.TryGetValue(fact.Entry.Id, out var earlier) || !fact.SpeaksLike(earlier))
                    .Concat(before.Values.Where(fact => !after.ContainsKey(fact.Entry.Id)))
                    .OrderBy(fact => fact.TakesEffectOn).ThenBy(fact => fact.Entry.Version)
                    .Select(fact => new Cause
                    {
                        Fact = fact,
                        Controls = learned.Count == 0 ? [] : history.About(fact, learned),
                    }),
            ];
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
        /// The figure: a commitment, an option, an investment, the offering, or a kind of capacity.
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
                steps.Add(new ExplanationStep { Fact = fact, Figures = alone.FiguresOf(figure) });
            }

            return steps;
        }
    }
}
