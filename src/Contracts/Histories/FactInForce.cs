using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fact as known at an instant: its form in force, its standing, disputes and rivals.</summary>
[JsonConverter(typeof(FactInForceJsonConverter))]
public sealed class FactInForce
{
    internal FactInForce(Entry entry, Entry form, Standing standing, bool isDisputed)
    {
        Entry = entry;
        Form = form;
        Event = form.Event switch
        {
            EntryCorrected corrected => corrected.Event,
            FactEvent fact => fact,
            var other => throw NoFact(other),
        };
        EffectiveOn = form.EffectiveOn ?? entry.EffectiveOn ?? default;
        Standing = standing;
        IsDisputed = isDisputed;
        TakesEffectOn = EffectiveOn.Latest;
        Place = entry.Version;
    }

    /// <summary>The entry that recorded the fact.</summary>
    public Entry Entry { get; }

    /// <summary>The entry whose payload applies: the fact's own, or its latest correction in force.</summary>
    public Entry Form { get; }

    /// <summary>The event, in its form in force.</summary>
    public FactEvent Event { get; }

    /// <summary>The effective date of the form.</summary>
    public PartialDate EffectiveOn { get; }

    /// <summary>
    /// The day on which it is folded: the last that its date may mean, or an earlier one that a rival gives.
    /// </summary>
    public DateOnly TakesEffectOn { get; private init; }

    /// <summary>The standing, confirmations included.</summary>
    public Standing Standing { get; }

    /// <summary>True if a dispute of the fact, or of another account of it, is in force.</summary>
    public bool IsDisputed { get; private init; }

    /// <summary>
    /// The other accounts of the same thing that are in force and admitted; this one speaks for them.
    /// </summary>
    public IReadOnlyList<FactInForce> Rivals { get; private init; } = [];

    /// <summary>The version that determines its order within a day.</summary>
    internal int Place { get; private init; }

    /// <summary>The amount that counts of a stated one: from 0 if the fact is disputed.</summary>
    internal Amount Counted(Amount stated) => IsDisputed ? stated.FromNothing() : stated;

    /// <summary>The amount that counts of a stated one, as checks reckon with it.</summary>
    internal Reckoned Reckoned(in Amount stated) =>
        IsDisputed ? new Reckoned(stated).FromNothing() : new Reckoned(stated);

    /// <summary>A copy of the fact as if it were undisputed.</summary>
    internal FactInForce AtItsWord() =>
        new(Entry, Form, Standing, isDisputed: false) { Rivals = Rivals, Place = Place, TakesEffectOn = TakesEffectOn };

    /// <summary>A copy of the fact that speaks for its claim.</summary>
    internal FactInForce SpeakingFor(IReadOnlyList<FactInForce> rivals, int place, DateOnly takesEffectOn) =>
        new(Entry, Form, Standing, IsDisputed) { Rivals = rivals, Place = place, TakesEffectOn = takesEffectOn };

    /// <summary>True if it folds exactly as a fact known at another instant.</summary>
    internal bool SpeaksLike(FactInForce other) =>
        Entry.Id == other.Entry.Id && Form.Id == other.Form.Id
        && Standing == other.Standing && IsDisputed == other.IsDisputed
        && TakesEffectOn == other.TakesEffectOn && Place == other.Place
        && (Event is not FigureReported
            || Rivals.Select(rival => rival.Entry.Id).SequenceEqual(other.Rivals.Select(rival => rival.Entry.Id)));

    /// <summary>
    /// Sorts facts into folding order: by the day on which they take effect, then by place in the stream.
    /// </summary>
    internal static void Sort(List<FactInForce> facts)
    {
        var orders = new long[facts.Count];
        for (var i = 0; i < orders.Length; i++)
            orders[i] = facts[i].Order;
        orders.AsSpan().Sort(CollectionsMarshal.AsSpan(facts));
    }

    /// <summary>Merges facts into a list that is in folding order.</summary>
    internal static void Merge(List<FactInForce> inOrder, List<FactInForce> moved)
    {
        Sort(moved);
        var (left, last) = (inOrder.Count - 1, moved.Count - 1);
        inOrder.AddRange(moved);
        for (var at = inOrder.Count - 1; last >= 0; at--)
            inOrder[at] = left >= 0 && inOrder[left].Order > moved[last].Order ? inOrder[left--] : moved[last--];
    }

    /// <summary>The day and place as one sortable number.</summary>
    private long Order => ((long)TakesEffectOn.DayNumber << 32) | (uint)Place;

    private static ArgumentException NoFact(ContractEvent other) =>
        new($"{other.GetType().Name} is no fact; only facts are folded.");
}
