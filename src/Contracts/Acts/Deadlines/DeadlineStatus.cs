namespace Contracts;

/// <summary>How a deadline stands on a day.</summary>
public enum DeadlineStatus
{
    /// <summary>It is not over.</summary>
    Due,

    /// <summary>It is over, and the days of grace are not.</summary>
    InGrace,

    /// <summary>The last day in time is over, and nobody recorded that it was missed or met.</summary>
    Late,

    /// <summary>It was recorded as missed, and is neither met nor cancelled nor put off since.</summary>
    Missed,

    /// <summary>A suspension stops the clock.</summary>
    Tolled,

    /// <summary>It was met in time.</summary>
    Met,

    /// <summary>It was met after the last day in time, or after it was recorded as missed.</summary>
    MetLate,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
