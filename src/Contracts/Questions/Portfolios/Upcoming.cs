using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Something that is due, or ends by itself, on a day to come.</summary>
/// <remarks>
/// Days are the last ones in time, grace and suspensions included. An imprecise date counts on the last day that it may
/// mean. While a suspension stops the clock of a milestone, it has no day and is left out. A commitment spread evenly
/// has no instalments. Facts that take effect after the viewpoint are not reckoned with.
/// </remarks>
public sealed record UpcomingItem
{
    /// <summary>
    /// The day: the last one on which something can be done or holds, inclusive; of a renewal, the first of the round.
    /// </summary>
    public required DateOnly Day { get; init; }

    /// <summary>The kind.</summary>
    public required UpcomingKind Kind { get; init; }

    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The slug of the milestone, commitment, option, deal, breach or right, as the kind says.</summary>
    public required string Thing { get; init; }

    /// <summary>The deal; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The description, subject, duty or title of the thing; null if not stated.</summary>
    public required string? Description { get; init; }

    /// <summary>The party that must or can act, such as the debtor. Null if it is any party, or not stated.</summary>
    public required Id<Party>? Party { get; init; }

    /// <summary>The other party: the creditor, or the party that is bound. Null if not stated.</summary>
    public required Id<Party>? Counterparty { get; init; }

    /// <summary>
    /// The part of the instalment that is not performed, or what is left of the option; null for all others. Nothing is
    /// certainly due if its lower bound is 0.
    /// </summary>
    public required Amount? Amount { get; init; }

    /// <summary>The nature of the commitment whose instalment is due; null for all others.</summary>
    public required CommitmentNature? Nature { get; init; }

    /// <summary>The consequence of doing nothing.</summary>
    public required UpcomingConsequence Consequence { get; init; }

    /// <summary>The number of months by which a term goes on; null for all other consequences.</summary>
    public required int? Months { get; init; }

    /// <summary>The last day to which a term goes on; null for all other consequences.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>The weakest standing of the facts that determine it.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact contributed to it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The fact that names the day, or from which it is counted.</summary>
    public required EntryId NamedBy { get; init; }

    /// <summary>The items of a partnership, by day, kind and thing.</summary>
    /// <param name="partnership">The partnership. The day of its viewpoint is the first day, inclusive.</param>
    /// <param name="within">The number of days after the first, up to and including the last: 1 to 3,660.</param>
    /// <param name="party">
    /// The party whose items are wanted; null for all. Its items are those that name it and, of those that name no
    /// counterparty, those of the partnerships to which it is a party.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not 1 to 3,660.</exception>
    public static IReadOnlyList<UpcomingItem> Of(Partnership partnership, int within, Id<Party>? party = null)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return Of([.. partnership.Items], Position.Of(partnership), partnership.Viewpoint.AsOf, within, party);
    }

    /// <summary>The items of some partnerships, by day, stream, kind and thing.</summary>
    /// <param name="items">
    /// The ledger's items of the partnerships on the first day; those that nothing comes to in the span may be left out,
    /// but for the members of the partnerships where the items of one party are wanted.
    /// </param>
    /// <param name="positions">The options, and the commitments of the instalments among the items.</param>
    /// <param name="day">The first day, inclusive.</param>
    /// <param name="within">The number of days after it.</param>
    /// <param name="party">The party whose items are wanted; null for all.</param>
    internal static IReadOnlyList<UpcomingItem> Of(
        IReadOnlyCollection<LedgerItem> items,
        IEnumerable<Position> positions,
        DateOnly day,
        int within,
        Id<Party>? party)
    {
        CheckSpan(within);
        var members = party is null
            ? []
            : items.OfType<PartnershipMembers>().ToDictionary(of => of.Stream, of => of.Members);
        return
        [
            .. new UpcomingSpan(items, positions, day, Calendar.DaysAfter(day, within)).Items
                .Where(item => party is not { } one || item.Concerns(one, members.GetValueOrDefault(item.Stream) ?? []))
                .OrderBy(item => item.Day)
                .ThenBy(item => item.Stream)
                .ThenBy(item => item.Kind)
                .ThenBy(item => item.Thing, StringComparer.Ordinal),
        ];
    }

    /// <summary>Checks the number of days of a question.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not 1 to 3,660.</exception>
    internal static void CheckSpan(int within)
    {
        const int mostDays = 3_660;
        if (within is < 1 or > mostDays)
        {
            throw new ArgumentOutOfRangeException(
                nameof(within), within, $"The span is {within} days; it must be 1 to {mostDays}.");
        }
    }

    private bool Concerns(Id<Party> party, IReadOnlyList<Id<Party>> members) =>
        Party == party || Counterparty == party || (Counterparty is null && members.Contains(party));
}

/// <summary>The kinds of upcoming items, in the order in which they are listed within a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<UpcomingKind>))]
public enum UpcomingKind
{
    /// <summary>The last day in time of a milestone.</summary>
    Milestone,

    /// <summary>
    /// The due day of the instalments of a commitment, of which all due on one day are one item; or the last day of an
    /// even schedule.
    /// </summary>
    Instalment,

    /// <summary>The last day of an option.</summary>
    Option,

    /// <summary>The last day of the term of a deal that does not go on by a renewal clause.</summary>
    Term,

    /// <summary>The last day for a notice of non-renewal. Without one, the term goes on for another round.</summary>
    NonRenewalNotice,

    /// <summary>The day on which the term of a deal goes on by its renewal clause.</summary>
    Renewal,

    /// <summary>The last day of a notice of termination.</summary>
    TerminationNotice,

    /// <summary>The last day of a cure.</summary>
    Cure,

    /// <summary>The last day of the window of a right.</summary>
    RightWindow,

    /// <summary>The last day of the waiver of a right.</summary>
    RightWaiver,
}

/// <summary>The consequences of doing nothing by a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<UpcomingConsequence>))]
public enum UpcomingConsequence
{
    /// <summary>The milestone is late.</summary>
    Late,

    /// <summary>The instalment is overdue, where it certainly is not performed in full.</summary>
    Overdue,

    /// <summary>The option or the right can be exercised no more.</summary>
    WindowOver,

    /// <summary>The term of the deal is over. Its commitments stay open.</summary>
    TermOver,

    /// <summary>The term of the deal goes on by some months.</summary>
    GoesOn,

    /// <summary>
    /// The deal may be terminated: a notice ran out, or the breach is not cured. Other notices and breaches of the deal
    /// may still stand in the way.
    /// </summary>
    MayBeTerminated,

    /// <summary>The right can be exercised again.</summary>
    InForceAgain,
}
