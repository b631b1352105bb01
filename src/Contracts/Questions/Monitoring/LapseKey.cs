using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Contracts;

/// <summary>What ran out, and on which day it was last in time. The ids of the deadline monitor's entries are made from it.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Slug">The slug of the milestone, breach, option or deal.</param>
/// <param name="LastDay">The last day in time, inclusive.</param>
internal readonly record struct LapseKey(LapseKind Kind, string Slug, DateOnly LastDay)
{
    private const string Form = "yyyy-MM-dd";
    private const int SealLength = 16;

    /// <summary>The id of the monitor's entry of a number, which ends in a seal of all that it is made from, the stream included.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="number">1 for the first that the monitor makes for what ran out, 2 for the next.</param>
    public EntryId IdIn(StreamKey stream, int number)
    {
        var day = LastDay.ToString(Form, CultureInfo.InvariantCulture);
        var said = string.Create(CultureInfo.InvariantCulture, $"{WordOf(Kind)}/{Slug}/{day}/{number}");
        var seal = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}\n{said}")));
        return new EntryId($"{said}/{seal[..SealLength]}");
    }

    /// <summary>What the monitor's entry says ran out; null where the entry is not the monitor's.</summary>
    public static LapseKey? Of(Entry entry)
    {
        if (entry.RecordedBy != DeadlineMonitor.Name || SubjectOf(entry.Event) is not var (kind, slug))
            return null;
        var parts = entry.Id.ToString().Split('/');
        if (parts is not [_, _, var day, var count, _]
            || !DateOnly.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var lastDay)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var key = new LapseKey(kind, slug, lastDay);
        return key.IdIn(entry.Stream, number) == entry.Id ? key : null;
    }

    private static (LapseKind Kind, string Slug)? SubjectOf(ContractEvent happened) => happened switch
    {
        DeadlineMissed { Milestone: { } milestone } => (LapseKind.DeadlineMissed, milestone.ToString()),
        CurePeriodLapsed lapsed => (LapseKind.CurePeriodLapsed, lapsed.Breach.ToString()),
        OptionLapsed lapsed => (LapseKind.OptionLapsed, lapsed.Option.ToString()),
        DealExpired expired => (LapseKind.DealExpired, expired.Deal.ToString()),
        _ => null,
    };

    private static string WordOf(LapseKind kind) => kind switch
    {
        LapseKind.DeadlineMissed => "deadline-missed",
        LapseKind.CurePeriodLapsed => "cure-period-lapsed",
        LapseKind.OptionLapsed => "option-lapsed",
        _ => "deal-expired",
    };
}

/// <summary>Which of the four things runs out. The order counts: what runs out on one day is recorded in it.</summary>
internal enum LapseKind
{
    DeadlineMissed,
    CurePeriodLapsed,
    OptionLapsed,
    DealExpired,
}
