namespace Contracts.Mediation;

/// <summary>Records that all earlier disputes of the fact are over. Only a retraction or a correction changes the fact itself.</summary>
public sealed record ResolveDispute : ControlRequest
{
    /// <inheritdoc cref="DisputeResolved.Outcome"/>
    public string? Outcome { get; init; }

    private protected override ControlEvent ToEvent() => new DisputeResolved { Entry = Entry, Outcome = Outcome };
}
