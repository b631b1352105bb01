namespace Contracts;

public sealed partial class Deal
{
    private readonly List<(TerminationNoticed Notice, FactInForce Fact)> _notices = [];

    /// <summary>The facts that notice of termination was given, in order.</summary>
    public IReadOnlyList<FactInForce> Notices => [.. _notices.Select(notice => notice.Fact)];

    internal void Notice(TerminationNoticed notice, FactInForce fact) => _notices.Add((notice, fact));

    /// <summary>The notice on a ground that has not run out on a day; null where there is none.</summary>
    internal TerminationNoticed? NoticeRunning(TerminationCause cause, DateOnly day) =>
        _notices.Find(notice => notice.Notice.Cause == cause && day < notice.Notice.EndsOn.Latest).Notice;
}
