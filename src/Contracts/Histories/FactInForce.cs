using System.Runtime.InteropServices;

namespace Contracts;

/// <summary>A fact as it stands at some moment of knowledge: in its latest form, with what was said about it.</summary>
public sealed class FactInForce
{
    internal FactInForce(Entry entry, Entry form, Standing standing, bool isDisputed)
    {
        Entry = entry;
        Form = form;
        Event = form.Event switch { EntryCorrected corrected => corrected.Event, FactEvent fact => fact, var other => throw NoFact(other) };
        EffectiveOn = form.EffectiveOn ?? entry.EffectiveOn ?? default;
        Standing = standing;
        IsDisputed = isDisputed;
        TakesEffectOn = EffectiveOn.Latest;
        Place = entry.Version;
    }

    /// <summary>The entry that recorded the fact.</summary>
    public Entry Entry { get; }

    /// <summary>The entry whose payload speaks: the fact's own, or its latest correction in force.</summary>
    public Entry Form { get; }

    /// <summary>What happened, in its latest form.</summary>
    public FactEvent Event { get; }

    /// <summary>The effective date of the form.</summary>
    public PartialDate EffectiveOn { get; }

    /// <summary>The day from which it is folded: the last that its date may mean, or an earlier one that a rival gives.</summary>
    public DateOnly TakesEffectOn { get; private init; }

    /// <summary>On whose word it stands, confirmations included.</summary>
    public Standing Standing { get; }

    /// <summary>Whether a dispute of it, or of a rival account of the same thing, stands.</summary>
    public bool IsDisputed { get; private init; }

    /// <summary>The other accounts of the same thing that are in force and admitted, and do not speak.</summary>
    public IReadOnlyList<FactInForce> Rivals { get; private init; } = [];

    /// <summary>The version at which it folds within its day.</summary>
    internal int Place { get; private init; }

    /// <summary>What an amount that the fact states counts as: from 0 where the fact is disputed.</summary>
    internal Amount Counted(Amount stated) => IsDisputed ? stated.FromNothing() : stated;

    /// <summary>The fact as the one that speaks for its claim.</summary>
    internal FactInForce SpeakingFor(IReadOnlyList<FactInForce> rivals, int place, DateOnly takesEffectOn) =>
        new(Entry, Form, Standing, IsDisputed) { Rivals = rivals, Place = place, TakesEffectOn = takesEffectOn };

    /// <summary>Whether it folds the same as it did at another moment of knowledge.</summary>
    internal bool SpeaksLike(FactInForce other) =>
        Entry.Id == other.Entry.Id && Form.Id == other.Form.Id && Standing == other.Standing && IsDisputed == other.IsDisputed
        && TakesEffectOn == other.TakesEffectOn && Place == other.Place;

    internal FactInForce Disputed() => IsDisputed ? this : new(Entry, Form, Standing, isDisputed: true);

    /// <summary>Sorts facts into the order in which they fold: by day of taking effect, then by place in the stream.</summary>
    internal static void Sort(List<FactInForce> facts)
    {
        var orders = new long[facts.Count];
        for (var i = 0; i < orders.Length; i++)
            orders[i] = facts[i].Order;
        orders.AsSpan().Sort(CollectionsMarshal.AsSpan(facts));
    }

    /// <summary>Puts facts in their places among others that are in order.</summary>
    internal static void Merge(List<FactInForce> inOrder, List<FactInForce> moved)
    {
        Sort(moved);
        var (left, last) = (inOrder.Count - 1, moved.Count - 1);
        inOrder.AddRange(moved);
        for (var at = inOrder.Count - 1; last >= 0; at--)
            inOrder[at] = left >= 0 && inOrder[left].Order > moved[last].Order ? inOrder[left--] : moved[last--];
    }

    /// <summary>Day and place as one number.</summary>
    private long Order => ((long)TakesEffectOn.DayNumber << 32) | (uint)Place;

    private static ArgumentException NoFact(ContractEvent other) => new($"{other.GetType().Name} is no fact; only facts are folded.");
}
