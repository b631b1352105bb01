namespace Contracts;

public sealed partial class Commitment
{
    /// <summary>How its debtor performs, on the day of the viewpoint.</summary>
    public PerformanceStatus Performance =>
        Outstanding.IsNone && !Performed.IsNone ? PerformanceStatus.Fulfilled
        : Deal is { } deal && IsOpen ? Partnership.PerformanceUnder(deal, Debtor)
        : PerformanceStatus.OnTrack;
}
