namespace Contracts;

/// <summary>A notified breach and its cure, on a day.</summary>
public sealed record Cure : LedgerItem
{
    /// <summary>The breach.</summary>
    public required Id<Breach> Breach { get; init; }

    /// <summary>The deal that was breached.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The party in breach.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>The duty in words; null if not stated.</summary>
    public required string? Duty { get; init; }

    /// <summary>
    /// The last day of the cure period, inclusive, extended by suspensions; null if there is no cure period, or while a
    /// suspension stops the clock.
    /// </summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The status on the day.</summary>
    public required CureStatus Status { get; init; }

    /// <summary>True while it can still be cured, or lapse: no fact settles it, and its deal goes on.</summary>
    public required bool IsAwaited { get; init; }

    /// <summary>The fact that notified the breach.</summary>
    public required EntryId NamedBy { get; init; }

    /// <summary>The breaches of a partnership on the day of its viewpoint, by id.</summary>
    /// <param name="partnership">The partnership.</param>
    public static IReadOnlyList<Cure> Of(Partnership partnership)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return [.. partnership.Items.OfType<Cure>().OrderBy(cure => cure.Breach)];
    }

    /// <summary>A breach as facts state it.</summary>
    internal static Cure Of(Partnership partnership, Breach breach) => new()
    {
        Stream = partnership.Stream,
        Breach = breach.Id,
        Deal = breach.Deal,
        Party = breach.Party,
        Duty = breach.Duty,
        LastDay = breach.LastDayOfCure,
        Status = breach.StatedStatus,
        IsAwaited = !partnership.IsDissolved
            && breach is { IsOpen: true, LapsedBy: null }
            && partnership.Awaits(breach.Deal, breach.LastDayOfCure),
        Standing = partnership.Weakest(breach.NotifiedBy.Standing, breach.Deal),
        IsContested = breach.IsContested || partnership.FindDeal(breach.Deal)?.Basis.IsContested == true,
        NamedBy = breach.NotifiedBy.Entry.Id,
    };

    internal override FigureKey Key => new(FigureKind.Breach, Breach.ToString());

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Party, null);

    internal override (DateOnly First, DateOnly Last)? Span =>
        IsAwaited && LastDay is { } last ? (last, last) : null;

    internal override Cure On(DateOnly day) =>
        Status == CureStatus.InCure && LastDay < day ? this with { Status = CureStatus.InBreach } : this;
}
