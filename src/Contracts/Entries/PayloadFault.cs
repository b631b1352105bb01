namespace Contracts;

/// <summary>What is wrong with an event's payload by itself.</summary>
/// <param name="Field">The payload field, in the history file's spelling.</param>
/// <param name="Message">What is, and what is required, in one sentence.</param>
internal sealed record PayloadFault(string Field, string Message);
