namespace Contracts;

/// <summary>A point from which to look at a ledger: a day, an instant of knowledge, and an evidence policy.</summary>
public sealed record Viewpoint
{
    /// <summary>All days, all knowledge, all evidence.</summary>
    public static Viewpoint Latest { get; } = new();

    /// <summary>The day at whose end the state is taken; facts that take effect later are left out.</summary>
    /// <value>By default the last day there is, so that no fact is left out.</value>
    public DateOnly AsOf { get; init; } = DateOnly.MaxValue;

    /// <summary>The instant up to which entries are known, inclusive.</summary>
    /// <value>By default the last instant there is, so that every entry is known.</value>
    public DateTimeOffset KnownAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The policy that admits facts; by default <see cref="EvidencePolicy.All"/>.</summary>
    /// <exception cref="ArgumentNullException">
    /// The policy is null; <see cref="EvidencePolicy.All"/> admits all.
    /// </exception>
    public EvidencePolicy Evidence
    {
        get;
        init => field = value ?? throw new ArgumentNullException(
            nameof(value), "There is no policy; one is required, such as EvidencePolicy.All.");
    } = EvidencePolicy.All;

    /// <summary>The end of a day with all knowledge and all evidence.</summary>
    /// <param name="day">The day, inclusive.</param>
    public static Viewpoint On(DateOnly day) => new() { AsOf = day };

    /// <summary>The end of a day as known at an instant, with all evidence.</summary>
    /// <param name="day">The day, inclusive.</param>
    /// <param name="knownAt">The instant, inclusive.</param>
    public static Viewpoint On(DateOnly day, DateTimeOffset knownAt) => new() { AsOf = day, KnownAt = knownAt };

    /// <summary>
    /// The viewpoint in words, such as <c>as of 2025-03-31, as far as was known at 2025-04-01T00:00:00Z</c>, or
    /// <c>as of the last day, as far as is known now</c>; an evidence policy that does not admit all is named.
    /// </summary>
    public override string ToString() => $"as of {Day}, {Knowledge}{Policy}";

    private string Day => AsOf == DateOnly.MaxValue ? "the last day" : $"{PartialDate.On(AsOf)}";

    private string Knowledge => RecordedInstant.Truncate(KnownAt) == RecordedInstant.Truncate(DateTimeOffset.MaxValue)
        ? "as far as is known now"
        : $"as far as was known at {RecordedInstant.Format(KnownAt)}";

    private string Policy => Evidence == EvidencePolicy.All ? "" : $", evidence: {Evidence}";
}
