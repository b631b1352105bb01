namespace Contracts;

/// <summary>Which of the four things runs out. The order counts: what runs out on one day is recorded in it.</summary>
internal enum LapseKind
{
    DeadlineMissed,
    CurePeriodLapsed,
    OptionLapsed,
    DealExpired,
}
