namespace Contracts.Storage;

/// <summary>A stream that is locked against other writers.</summary>
/// <param name="History">Its history.</param>
/// <param name="IsUnkept">Whether it has no rows.</param>
internal sealed record LockedStream(History History, bool IsUnkept);
