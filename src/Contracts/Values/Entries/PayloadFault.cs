namespace Contracts;

/// <summary>What is wrong with an event's payload by itself.</summary>
/// <param name="Field">The payload field, in the history file's spelling.</param>
/// <param name="Message">What is, and what is required, in one sentence.</param>
internal sealed record PayloadFault(string Field, string Message)
{
    /// <summary>A list with a hole in it, which JSON can state; null where there is none.</summary>
    public static PayloadFault? OfHoles<T>(string field, IEnumerable<T?>? list) where T : class =>
        list?.Contains(null) == true ? new PayloadFault(field, "There is a hole in the list; each item states something.") : null;
}
