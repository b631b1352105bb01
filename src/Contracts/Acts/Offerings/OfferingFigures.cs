using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The figures of an offering, without the facts behind them.</summary>
public sealed record OfferingFigures : Figures
{
    /// <inheritdoc cref="Offering.Stage"/>
    public required OfferingStage Stage { get; init; }

    /// <inheritdoc cref="Offering.Amount"/>
    public required Amount? Amount { get; init; }

    /// <inheritdoc cref="Offering.Shares"/>
    public required Amount? Shares { get; init; }

    /// <inheritdoc cref="Offering.FurtherShares"/>
    public required Amount? FurtherShares { get; init; }

    /// <inheritdoc cref="Offering.FurtherAmount"/>
    public required Amount? FurtherAmount { get; init; }

    /// <inheritdoc cref="Offering.Price"/>
    public required Amount? Price { get; init; }

    /// <inheritdoc cref="Offering.Proceeds"/>
    public required Amount? Proceeds { get; init; }

    /// <inheritdoc cref="Amount"/>
    public override Amount? ComesTo => Amount;
}

/// <summary>The stage of an offering.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<OfferingStage>))]
public enum OfferingStage
{
    /// <summary>Nothing is recorded yet.</summary>
    None,

    /// <summary>It is planned or expected.</summary>
    Planned,

    /// <summary>Shares are offered at a range of prices.</summary>
    Launched,

    /// <summary>It is postponed, and may be launched or priced later.</summary>
    Postponed,

    /// <summary>The price is set.</summary>
    Priced,

    /// <summary>The shares are delivered and paid for.</summary>
    Closed,

    /// <summary>It is called off permanently.</summary>
    Withdrawn,
}
