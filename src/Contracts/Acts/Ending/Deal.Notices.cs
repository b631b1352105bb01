namespace Contracts;

public sealed partial class Deal
{
    private List<(TerminationNoticed Notice, FactInForce Fact)>? _notices;

    /// <summary>The facts that notice of termination was given, in order.</summary>
    public IReadOnlyList<FactInForce> Notices => _notices is null ? [] : [.. _notices.Select(notice => notice.Fact)];

    internal void Notice(TerminationNoticed notice, FactInForce fact) => (_notices ??= []).Add((notice, fact));

    /// <summary>The notice on a ground that runs out first, where none has run out by a day; null where one has, or none was given.</summary>
    internal TerminationNoticed? NoticeRunning(TerminationCause cause, DateOnly day) =>
        _notices?.Select(given => given.Notice).Where(notice => notice.Cause == cause).MinBy(notice => notice.EndsOn.Latest) is { } first && day < first.EndsOn.Latest ? first : null;
}
