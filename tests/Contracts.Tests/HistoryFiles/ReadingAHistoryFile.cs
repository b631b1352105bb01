using System.Text;

namespace Contracts.Tests.HistoryFiles;

public sealed class ReadingAHistoryFile
{
    private const string Envelope = """ "specversion":"1.0","source":"urn:contracts:test","subject":"partnership/p","recordedtime":"2025-01-02T03:04:05.123456789+01:00" """;

    [Fact]
    public void reads_every_attribute()
    {
        var line = Read("""
            {"specversion":"1.0","id":"f23","type":"contracts.commitment-made.v1","source":"https://example.org/filing","subject":"partnership/p","effectiveon":"../2025-03-07","recordedtime":"2025-03-10T13:00:00.1234567+01:00","standing":"alleged","rivals":"f22","publisher":"CoreWeave","sourcekind":"filing","publishedon":"2025-03","place":"Exhibit 10.24","recordedby":"ann","causedby":"m1","correlationid":"c1","data":{"commitment":"compute","debtor":"openai","creditor":"coreweave","amount":{"upTo":11.9e9,"unit":"USD"}}}
            """).Should().ContainSingle().Subject;

        line.Stream.Should().Be(StreamKey.Partnership("p"));
        line.RecordedAt.Should().Be(new DateTimeOffset(2025, 3, 10, 12, 0, 0, 123, 456, TimeSpan.Zero));
        line.Entry.Should().BeEquivalentTo(new NewEntry
        {
            Id = "f23",
            Event = new CommitmentMade { Commitment = "compute", Debtor = "openai", Creditor = "coreweave", Amount = Amount.UpTo(11_900_000_000, "USD") },
            EffectiveOn = PartialDate.OnOrBefore(new DateOnly(2025, 3, 7)),
            Source = new Source("https://example.org/filing") { Publisher = "CoreWeave", Kind = SourceKind.Filing, PublishedOn = PartialDate.InMonth(2025, 3), Place = "Exhibit 10.24" },
            Standing = Standing.Alleged,
            Rivals = "f22",
            RecordedBy = "ann",
            CausedBy = "m1",
            CorrelationId = "c1",
        });
    }

    [Fact]
    public void passes_over_comments_blank_lines_a_byte_order_mark_and_carriage_returns() =>
        Read("\uFEFF# a comment\r\n\r\n  # another\r\n" + Line(Made) + "\r\n").Should().ContainSingle();

    [Fact]
    public void ignores_what_a_retraction_says_of_its_effective_date() =>
        Read(Line(""" "id":"r","type":"contracts.entry-retracted.v1","effectiveon":17,"data":{"entry":"a","reason":"wrong"} """))
            .Should().ContainSingle().Which.Entry.EffectiveOn.Should().BeNull();

    [Fact]
    public void reads_a_correction_with_its_whole_new_event() =>
        Read(Line(""" "id":"k","type":"contracts.entry-corrected.v1","effectiveon":"2025-01-01","data":{"type":"contracts.commitment-increased.v1","data":{"commitment":"c","by":{"exactly":1,"unit":"USD"}},"entry":"a"} """))
            .Should().ContainSingle().Which.Entry.Event.Should().Be(
                new EntryCorrected { Entry = "a", Event = new CommitmentIncreased { Commitment = "c", By = Amount.Exactly(1, "USD") } });

    [Fact]
    public void keeps_the_labels_of_the_host()
    {
        var entry = Read(Line(Made.Replace("\"id\":\"a\"", "\"xponumber\":\"4711\",\"id\":\"a\",\"x\":\" \""))).Should().ContainSingle().Which.Entry;

        entry.Labels.Should().Equal(new Dictionary<string, string> { ["x"] = " ", ["xponumber"] = "4711" });
        entry.Should().Be(entry with { Labels = new Dictionary<string, string> { ["xponumber"] = "4711", ["x"] = " " } }).And.NotBe(entry with { Labels = new Dictionary<string, string>() });
    }

    [Fact]
    public void reads_up_to_twenty_labels()
    {
        Read(Line(Made + string.Concat(Enumerable.Range(1, 20).Select(number => $",\"x{number}\":\"a\"")))).Should().ContainSingle().Which.Entry.Labels.Should().HaveCount(20);
        FaultsOf(Line(Made + string.Concat(Enumerable.Range(1, 21).Select(number => $",\"x{number}\":\"a\"")))).Should().ContainSingle().Which.Should().EndWith(": x21: There are 21 labels; an entry has at most 20.");
    }

    [Fact]
    public void lists_all_faults_of_a_line_at_once_missing_attributes_too() =>
        FaultsOf(Line(Made.Replace("\"id\":\"a\",", "").Replace("\"effectiveon\":\"2025-01-01\",", "").Replace("\"debtor\":\"a\",", ""))).Select(fault => fault.Split(": ", 2)[1]).Should().BeEquivalentTo(
            "id: The attribute is missing; it is required.", "effectiveon: The attribute is missing; it is required.", "data.debtor: The field is missing; it is required.");

    [Fact]
    public void reads_what_an_account_supersedes() =>
        Read(Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"supersedes\":\"z\""))).Should().ContainSingle().Which.Entry.Should().Match<NewEntry>(entry => entry.Supersedes == (EntryId)"z" && entry.Rivals == null);

    private const string Made = """ "id":"a","type":"contracts.commitment-made.v1","effectiveon":"2025-01-01","data":{"commitment":"c","debtor":"a","creditor":"b","amount":{"exactly":1,"unit":"USD"}} """;

    public static TheoryData<string, string, string> Faults => new()
    {
        { "{", "", "The line is no JSON; each line is one JSON object." },
        { "[1]", "[1]", "The line is no object; each line is one JSON object." },
        { "{} {}", "{}", "The line is no JSON; each line is one JSON object." },
        { "\0", "\0", "The line is no JSON; each line is one JSON object." },
        { Line(Made.Replace("\"id\":\"a\",", "")), "{", "id: The attribute is missing; it is required." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"supersedes\":\"y\",\"rivals\":\"z\"")), "\"y\"", "supersedes: The entry both rivals and supersedes an account; at most one of the two can be stated." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"xA\":\"1\"")), "\"xA\"", "xA: 'xA' is no label; a label's name is an x and up to 39 characters from a–z and 0–9." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"xa\":1")), "1,", "xa: The attribute is no text; a JSON string is required." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"xa\":\"\"")), "\"\"", "xa: The label is empty, longer than 1000 characters, or holds a NUL character or half a surrogate pair; a text is required." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":\"a\",\"xa\":\"1\",\"xa\":\"1\"")), "\"xa\":\"1\",\"type", "xa: The attribute appears twice; it may appear once." },
        { Line(Made.Replace("\"id\":\"a\"", "\"id\":7")), "7,", "id: The attribute is no text; a JSON string is required." },
        { Line(Made.Replace("2025-01-01", "2025-02-30")), "\"2025-02-30\"", "effectiveon: '2025-02-30' is not a date; a date is YYYY-MM-DD, YYYY-MM, YYYY or ../YYYY-MM-DD." },
        { Line(Made.Replace("effectiveon\"", "effectiveon\":\"2025-01-01\",\"efectiveon\"")), "\"efectiveon\"", "efectiveon: There is no such attribute." },
        { Line(Made.Replace("commitment-made", "commitment-mad")), "\"contracts.commitment-mad.v1\"", "type: 'contracts.commitment-mad.v1' is no event type that this version knows; the nearest is 'contracts.commitment-made.v1'." },
        { Line(""" "id":"o","type":"contracts.offering-closed.v1","effectiveon":"2025-01-01","data":{} """), "\"contracts.offering-closed.v1\"", "type: contracts.offering-closed.v1 has no place in partnership/p." },
        { Line(Made.Replace("\"debtor\":\"a\",", "")), "{\"commitment\"", "data.debtor: The field is missing; it is required." },
        { Line(Made.Replace("\"debtor\":\"a\"", "\"debtor\":null")), "null", "data.debtor: The field is null; a value is required." },
        { Line(Made.Replace("\"debtor\":\"a\"", "\"debtor\":\"A b\"")), "\"A b\"", "data.debtor: 'A b' is not a slug; a slug is 1 to 100 characters from a–z, 0–9 and '-', the first no '-'." },
        { Line(Made.Replace("\"exactly\":1", "\"exactly\":-1")), "{\"exactly\"", "data.amount: -1 is out of bounds; an amount is 0 to 10^18 with at most 8 decimals." },
        { Line(Made.Replace("\"exactly\":1", "\"exactly\":1e99")), "{\"exactly\"", "data.amount: The number is too large or has more than 28 digits." },
        { Line(Made.Replace("\"exactly\":1", "\"between\":[2,1]")), "{\"between\"", "data.amount: The least, 2, is more than the most, 1; a range goes from the less to the more." },
        { Line(Made.Replace(",\"unit\":\"USD\"", "")), "{\"exactly\"", "data.amount: The amount has no unit; an amount must have one." },
        { Line(Made.Replace("\"debtor\"", "\"depptor\":1,\"debtor\"")), "\"depptor\"", "data.depptor: There is no such field." },
        { Line(Made.Replace("\"debtor\":\"a\"", "\"debtor\":\"a\",\"debtor\":\"a\"")), "\"debtor\":\"a\",\"creditor\"", "data.debtor: The field appears twice; it may appear once." },
        { Line(Made.Replace("\"debtor\":\"a\"", "\"debtor\":\"a\",\"nature\":\"form\"")), "\"form\"", "data.nature: The value is invalid; one of firm, contingent and non-binding is required." },
        { Line(Made.Replace("\"debtor\":\"a\"", "\"debtor\":\"a\",\"subject\":\"\\u0000\"")), "\"\\u0000\"", "data.subject: The text holds a NUL character or half a surrogate pair; no store can keep these." },
        { Line(Made).Replace("2025-01-02T03:04:05.123456789+01:00", "2025-01-02"), "\"2025-01-02\"", "recordedtime: '2025-01-02' is no instant; one such as 2025-03-10T12:00:00Z is required." },
        { Line(""" "id":"k","type":"contracts.entry-corrected.v1","effectiveon":"2025-01-01","data":{"entry":"a","type":"contracts.commitment-increased.v1","data":{"commitment":"c"}} """), "{\"commitment\"", "data.data.by: The field is missing; it is required." },
        { Line(""" "id":"w","type":"contracts.commitment-withdrawn.v1","effectiveon":"2025-01-01","data":{"commitment":"c","whole":true,"fraction":0.5} """), "{\"commitment\"", "data.whole: A withdrawal is of the whole, a part or a fraction; exactly one of the three is stated." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void says_where_a_fault_is_and_what_is_required(string line, string pointsAt, string fault)
    {
        var found = FluentActions.Invoking(() => Read(line)).Should().Throw<HistoryFileException>().Which.Faults.Should().ContainSingle().Subject;

        found.ToString().Should().Be($"h.jsonl:1:{found.Column}: {fault}");
        line[(found.Column - 1)..].Should().StartWith(pointsAt);
    }

    [Fact]
    public void lists_every_fault_of_a_line_and_of_all_lines() =>
        FaultsOf(Line(Made.Replace("\"exactly\":1", "\"exactly\":-1").Replace("\"c\"", "\"C\"")) + "\n#\n{")
            .Should().HaveCount(3).And.Subject.Select(fault => fault.Split(':')[1]).Should().Equal("1", "1", "3");

    [Fact]
    public void stops_listing_at_a_hundred() => FaultsOf(string.Concat(Enumerable.Repeat("{\n", 500))).Should().HaveCount(HistoryReader.MostFaults);

    [Fact]
    public void counts_columns_in_characters() =>
        FaultsOf("{\"specversion\":\"1.0\",\"publisher\":\"Zürich\",\"y\":1}").Should().Contain("h.jsonl:1:43: y: There is no such attribute.");

    [Fact]
    public void refuses_bytes_that_are_no_text()
    {
        var line = Encoding.UTF8.GetBytes(Line(Made.Replace("\"id\":\"a\"", "\"id\":\"#\"")));
        line[Array.IndexOf(line, (byte)'#')] = 0xFF;

        var reader = new HistoryReader();
        reader.Read("h.jsonl", new MemoryStream(line)).Should().BeEmpty();
        reader.Faults.Should().ContainSingle().Which.Line.Should().Be(1);
    }

    [Fact]
    public void refuses_a_line_of_any_length_and_reads_on()
    {
        var reader = new HistoryReader();
        var long_ = new string('x', 3 * HistoryReader.LongestLine);

        reader.Read("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes($"{{\"id\":\"{long_}\"}}\n{Line(Made)}"))).Should().ContainSingle().Which.Line.Should().Be(2);
        reader.Faults.Should().ContainSingle().Which.ToString().Should().Be("h.jsonl:1:1: The line is longer than 1,048,576 bytes; a line may have at most that many.");
    }

    [Fact]
    public void refuses_a_payload_nested_without_end() =>
        FaultsOf(Line(Made.Replace("\"debtor\":\"a\"", $"\"debtor\":{new string('[', 5000)}"))).Should().ContainSingle();

    [Fact]
    public void refuses_one_id_with_two_contents_and_takes_a_repeated_line_once()
    {
        var once = HistoryReader.ReadAll([("h.jsonl", Bytes(Line(Made) + "\n" + Line(Made)))]);
        Histories.Empty.Import(once, DateTimeOffset.UnixEpoch)[StreamKey.Partnership("p")].Version.Should().Be(1);

        var twice = HistoryReader.ReadAll([("h.jsonl", Bytes(Line(Made) + "\n" + Line(Made.Replace("\"exactly\":1", "\"exactly\":2"))))]);
        FluentActions.Invoking(() => Histories.Empty.Import(twice, DateTimeOffset.UnixEpoch)).Should().Throw<HistoryFileException>()
            .Which.Faults.Should().ContainSingle().Which.ToString().Should().Be($"h.jsonl:2:{Line(Made).IndexOf("\"a\"", StringComparison.Ordinal) + 1}: id: Entry a is recorded with other content, as version 1; the same id requires the same content.");
    }

    private static IReadOnlyList<HistoryLine> Read(string text) => HistoryReader.ReadAll([("h.jsonl", Bytes(text))]);

    private static IEnumerable<string> FaultsOf(string text) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<HistoryFileException>().Which.Faults.Select(fault => fault.ToString());

    private static string Line(string attributes) => "{" + Envelope.Trim() + "," + attributes.Trim() + "}";

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
