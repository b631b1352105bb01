namespace Contracts;

/// <summary>A notified breach and its cure, on the day of the viewpoint.</summary>
public sealed record Cure
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

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

    /// <summary>The status on the day of the viewpoint.</summary>
    public required CureStatus Status { get; init; }

    /// <summary>True if a disputed fact affects it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The breaches of a partnership on the day of its viewpoint, by id.</summary>
    /// <param name="partnership">The partnership.</param>
    public static IReadOnlyList<Cure> Of(Partnership partnership)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return [.. partnership.Breaches.Select(breach => Of(partnership, breach))];
    }

    private static Cure Of(Partnership partnership, Breach breach) => new()
    {
        Stream = partnership.Stream,
        Breach = breach.Id,
        Deal = breach.Deal,
        Party = breach.Party,
        Duty = breach.Duty,
        LastDay = breach.LastDayOfCure,
        Status = breach.StatusOn(partnership.Viewpoint.AsOf),
        IsContested = breach.IsContested,
    };
}
