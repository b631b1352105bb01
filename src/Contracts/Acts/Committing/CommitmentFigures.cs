using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The figures of a commitment, without the facts behind them.</summary>
public sealed record CommitmentFigures : PositionFigures
{
    /// <inheritdoc cref="Commitment.Nature"/>
    public required CommitmentNature Nature { get; init; }

    /// <inheritdoc cref="Commitment.Lifecycle"/>
    public required CommitmentLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Commitment.Committed"/>
    public required Amount Committed { get; init; }

    /// <inheritdoc cref="Commitment.Performed"/>
    public required Amount Performed { get; init; }

    /// <inheritdoc cref="Commitment.Withdrawn"/>
    public required Amount Withdrawn { get; init; }

    /// <inheritdoc cref="Commitment.Reduced"/>
    public required Amount Reduced { get; init; }

    /// <inheritdoc cref="Commitment.Novated"/>
    public required Amount Novated { get; init; }

    /// <inheritdoc cref="Commitment.Exceeded"/>
    public required Amount Exceeded { get; init; }

    /// <inheritdoc cref="Commitment.Outstanding"/>
    public required Amount Outstanding { get; init; }

    /// <summary>The progress of its schedule; null if it has none.</summary>
    [JsonInclude]
    internal ScheduleProgress? Progress { get; init; }

    /// <inheritdoc/>
    public override PositionNature CountsAs => Nature switch
    {
        CommitmentNature.Contingent => PositionNature.Contingent,
        CommitmentNature.NonBinding => PositionNature.NonBinding,
        _ => PositionNature.Firm,
    };

    /// <inheritdoc/>
    public override Amount Counted => Outstanding;

    internal override bool CountsInTotals => true;
}

/// <summary>The lifecycle of a commitment: open, or how it was closed.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<CommitmentLifecycle>))]
public enum CommitmentLifecycle
{
    /// <summary>It is open, even with 0 outstanding, and can be increased.</summary>
    Open,

    /// <summary>The creditor released the debtor.</summary>
    Released,

    /// <summary>The debtor withdrew from the whole of it.</summary>
    Withdrawn,

    /// <summary>The deal under which it was owed ended.</summary>
    EndedWithDeal,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,

    /// <summary>All that was outstanding was novated to another commitment.</summary>
    Novated,

    /// <summary>The condition on which it depended failed.</summary>
    ConditionFailed,
}

/// <summary>The nature of a debtor's duty. Only firm commitments count in firm totals.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<CommitmentNature>))]
public enum CommitmentNature
{
    /// <summary>It is owed.</summary>
    Firm,

    /// <summary>It is owed if a condition occurs, such as capacity that stays unsold.</summary>
    Contingent,

    /// <summary>It is intended and not owed.</summary>
    NonBinding,
}

/// <summary>One of the two sides of a commitment.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<CommitmentSide>))]
public enum CommitmentSide
{
    /// <summary>The party that owes.</summary>
    Debtor,

    /// <summary>The party that is owed.</summary>
    Creditor,
}
