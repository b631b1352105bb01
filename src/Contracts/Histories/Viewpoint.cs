namespace Contracts;

/// <summary>From where one looks: as of a day, as known at a moment, on whose word.</summary>
public sealed record Viewpoint
{
    /// <summary>All days, all knowledge, all evidence.</summary>
    public static Viewpoint Latest { get; } = new();

    /// <summary>The state at the end of this day; facts that take effect later are left out.</summary>
    public DateOnly AsOf { get; init; } = DateOnly.MaxValue;

    /// <summary>What the ledger had learned by this instant, inclusive.</summary>
    public DateTimeOffset KnownAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Which facts are admitted.</summary>
    /// <exception cref="ArgumentNullException">The policy is null; <see cref="EvidencePolicy.All"/> admits all.</exception>
    public EvidencePolicy Evidence
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value), "There is no policy; one is required, such as EvidencePolicy.All.");
    } = EvidencePolicy.All;

    /// <summary>A day, as known now and later.</summary>
    /// <param name="day">The day at whose end the state is asked for.</param>
    public static Viewpoint On(DateOnly day) => new() { AsOf = day };

    /// <summary>A day, as known at an instant.</summary>
    /// <param name="day">The day at whose end the state is asked for.</param>
    /// <param name="knownAt">The last instant of which entries are known.</param>
    public static Viewpoint On(DateOnly day, DateTimeOffset knownAt) => new() { AsOf = day, KnownAt = knownAt };
}
