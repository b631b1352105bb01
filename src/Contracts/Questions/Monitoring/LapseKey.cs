using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Contracts;

/// <summary>A deadline with its last day in time. The ids of the deadline monitor's entries derive from it.</summary>
/// <param name="Kind">The kind of deadline.</param>
/// <param name="Slug">The slug of the milestone, breach, option or deal.</param>
/// <param name="LastDay">The last day in time, inclusive.</param>
internal readonly record struct LapseKey(LapseKind Kind, string Slug, DateOnly LastDay)
{
    private const string Form = "yyyy-MM-dd";
    private const int SealLength = 16;

    /// <summary>
    /// The id of the monitor's entry. It ends in a hash of everything that it derives from, the stream included.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="number">The number of the entry among those for the same deadline, from 1.</param>
    public EntryId IdIn(StreamKey stream, int number)
    {
        var day = LastDay.ToString(Form, CultureInfo.InvariantCulture);
        var said = string.Create(CultureInfo.InvariantCulture, $"{WordOf(Kind)}/{Slug}/{day}/{number}");
        var seal = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}\n{said}")));
        return new EntryId($"{said}/{seal[..SealLength]}");
    }

    /// <summary>The deadline that an entry of the monitor reports; null if the entry is not the monitor's.</summary>
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
        DealRenewed { Tacitly: true } renewed => (LapseKind.DealRenewed, renewed.Deal.ToString()),
        _ => null,
    };

    private static string WordOf(LapseKind kind) => kind switch
    {
        LapseKind.DeadlineMissed => "deadline-missed",
        LapseKind.CurePeriodLapsed => "cure-period-lapsed",
        LapseKind.OptionLapsed => "option-lapsed",
        LapseKind.DealExpired => "deal-expired",
        _ => "deal-renewed",
    };
}

/// <summary>The kinds of deadlines. The order matters: lapses of one day are recorded in it.</summary>
internal enum LapseKind
{
    DeadlineMissed,
    CurePeriodLapsed,
    OptionLapsed,
    DealExpired,
    DealRenewed,
}
