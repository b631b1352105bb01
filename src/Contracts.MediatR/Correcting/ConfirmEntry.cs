namespace Contracts.Mediation;

/// <summary>Records that somebody says that the fact is so. A party to the stream makes it confirmed; anybody else lifts an allegation to a report.</summary>
public sealed record ConfirmEntry : ControlRequest
{
    /// <inheritdoc cref="EntryConfirmed.ByParty"/>
    public required Id<Party> ByParty { get; init; }

    private protected override ControlEvent ToEvent() => new EntryConfirmed { Entry = Entry, ByParty = ByParty };
}
