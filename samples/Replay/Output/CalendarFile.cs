using System.Globalization;
using System.Text;

namespace Replay;

/// <summary>Writes what comes up as an iCalendar file (RFC 5545), one all-day event an item.</summary>
internal static class CalendarFile
{
    /// <summary>RFC 5545, 3.1: lines are folded at 75 octets.</summary>
    private const int LongestLine = 75;

    /// <summary>Writes the calendar. The UID of an event is its stream, kind, thing and day, the same in every file.</summary>
    public static void Write(IEnumerable<UpcomingItem> items, Histories histories, TextWriter text)
    {
        var words = PartyNames.SentencesOf(histories);
        WriteLines(text, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Contracts//Replay//EN", "CALSCALE:GREGORIAN");
        foreach (var item in items)
        {
            var entry = histories[item.Stream].Find(item.NamedBy);
            var stamp = entry?.RecordedAt.UtcDateTime ?? DateTime.UnixEpoch;
            var source = entry is null ? "" : $"\n{SourceWords.Word(entry)}\n{entry.Source.Address}";
            var consequence = $"If nothing is done, {Sentences.ConsequenceOf(item)}.";
            WriteLines(
                text,
                "BEGIN:VEVENT",
                $"UID:{UidOf(item)}",
                $"DTSTAMP:{stamp.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
                $"DTSTART;VALUE=DATE:{Day(item.Day)}",
                item.Day == DateOnly.MaxValue ? "DURATION:P1D" : $"DTEND;VALUE=DATE:{Day(item.Day.AddDays(1))}",
                $"SUMMARY:{Escaped(words.Of(item))}",
                $"DESCRIPTION:{Escaped($"{consequence}\n{item.Stream}, entry {item.NamedBy}{source}")}",
                $"CATEGORIES:{Escaped(Words.Of(item.Kind))}",
                "TRANSP:TRANSPARENT",
                "END:VEVENT");
        }

        WriteLines(text, "END:VCALENDAR");
    }

    private static string UidOf(UpcomingItem item) =>
        Escaped($"{item.Stream}/{Words.Of(item.Kind)}/{item.Thing}/{item.Day:yyyy-MM-dd}@contracts");

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>RFC 5545, 3.3.11: backslashes, semicolons, commas and line breaks are escaped; controls are dropped.</summary>
    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (c == '\n')
                escaped.Append("\\n");
            else if (!char.IsControl(c))
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void WriteLines(TextWriter text, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            text.Write(Folded(line));
    }

    /// <summary>The line with its end, in pieces of at most 75 octets, none of which splits a character.</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
