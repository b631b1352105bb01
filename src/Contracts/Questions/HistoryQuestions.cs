namespace Contracts;

/// <summary>Questions about the figures of one stream: why they are what they are, and how they changed.</summary>
public static class HistoryQuestions
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>What was held about a figure on one day, from the first moment of knowledge to the last: one belief after the other, each other than its neighbours.</summary>
        /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
        /// <param name="day">The day at whose end it is asked for.</param>
        /// <param name="evidence">Which facts are admitted.</param>
        /// <returns>The beliefs without a gap from the first time that anything was shown; none where nothing ever was.</returns>
        public IReadOnlyList<Belief> Beliefs(FigureKey figure, DateOnly day, EvidencePolicy evidence)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(evidence);
            var beliefs = new List<Belief>();
            IExplained? held = null;
            var since = DateTimeOffset.MinValue;
            foreach (var knownAt in history.Moments(since: 0).Select(moment => moment.KnownAt))
            {
                var now = history.AsOf(new Viewpoint { AsOf = day, KnownAt = knownAt, Evidence = evidence }).Find(figure);
                if (held?.Figures != now?.Figures)
                {
                    if (beliefs.Count > 0)
                        beliefs[^1] = beliefs[^1] with { KnownTo = knownAt };
                    beliefs.Add(new Belief { KnownFrom = knownAt, KnownTo = null, Figures = now?.Figures, Causes = history.Causes(held, now, history.LearnedBetween(since, knownAt)) });
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
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(earlier);
            ArgumentNullException.ThrowIfNull(later);
            if (earlier.Evidence != later.Evidence)
                throw new ArgumentException($"One viewpoint is under evidence '{earlier.Evidence}', the other under '{later.Evidence}'; what is compared is under the same.", nameof(later));
            var (before, restated, after) = (history.AsOf(earlier), history.AsOf(earlier with { KnownAt = later.KnownAt }), history.AsOf(later));
            var learned = history.LearnedBetween(earlier.KnownAt, later.KnownAt);
            return
            [
                .. from figure in before.FigureKeys.Concat(restated.FigureKeys).Concat(after.FigureKeys).Distinct().Order()
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

        /// <summary>The control entries that become known between two instants, whichever is earlier.</summary>
        private List<Entry> LearnedBetween(DateTimeOffset one, DateTimeOffset other)
        {
            var (first, last) = (Math.Min(history.CountKnownAt(one), history.CountKnownAt(other)), Math.Max(history.CountKnownAt(one), history.CountKnownAt(other)));
            return [.. history.Entries.Skip(first).Take(last - first).Where(entry => entry.Event is ControlEvent && !history.LeavesOut(entry.Id))];
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
                    .Select(fact => new Cause { Fact = fact, Controls = learned.Count == 0 ? [] : history.About(fact, learned) }),
            ];
        }

        /// <summary>Those of some control entries that are about a fact or a rival account of the same thing, directly or through other control entries.</summary>
        private IReadOnlyList<Entry> About(FactInForce fact, List<Entry> learned)
        {
            var accounts = history.AccountsOfTheSame(fact.Entry.Id);
            return [.. learned.Where(Concerns)];

            bool Concerns(Entry control)
            {
                for (Entry? about = control; about is { Event: ControlEvent said }; about = history.Find(said.Entry) is { } target && target.Version < about.Version ? target : null)
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
                foreach (var entry in history.Entries)
                {
                    if (entry.Rivals is { } rival && (accounts.Contains(entry.Id) || accounts.Contains(rival)))
                        accounts.UnionWith([entry.Id, rival]);
                }
            }

            return accounts;
        }

        /// <summary>Why something shows what it shows: the facts that make it so, in order, each with what is shown after it.</summary>
        /// <remarks>The last step shows what <see cref="History.AsOf"/> shows: folding the explanation alone gives the figures.</remarks>
        /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
        /// <param name="viewpoint">From where one looks.</param>
        /// <returns>The steps; none where there is nothing to show by then.</returns>
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
