namespace Replay;

/// <summary>How one entry is linked to another of its stream: <c>disputed-by</c>, <c>rivals</c> and the like.</summary>
internal readonly record struct Link(string Word, EntryId Entry);
