using CsCheck;

namespace Contracts.Tests.Laws;

/// <summary>Law 23, for every event of the language: whatever the door accepts reads back equal, and what it refuses it names.</summary>
public sealed class LawsOfTheDoor
{
    private static readonly StreamKey Key = StreamKey.Partnership("p");
    private static readonly string[] Attributes = ["source", "standing", "sourcekind", "publishedon", "rivals", "supersedes", "publisher", "place", "recordedby", "causedby", "correlationid", "labels", "x", "xponumber", "x1"];

    public static TheoryData<string> Names => [.. EventType.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void whatever_the_door_accepts_reads_back_equal(string name)
    {
        var type = EventType.Find(name)!;
        var stream = HostileEntries.StreamOf(type);
        var accepted = 0;
        Entries(type).Sample(entry =>
        {
            if (Refusal(entry, stream) is { } refusal)
                return Names_the_field(refusal, entry, type);
            Interlocked.Increment(ref accepted);
            return HostileEntries.AreSame(EventJson.Read(EventJson.Write(entry.Event), type), entry.Event)
                && HostileEntries.AreSame(ReadBack(entry, stream), entry.In(stream, 0, default));
        }, iter: 400);
        accepted.Should().BePositive("some of them are possible");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void what_the_writer_writes_of_any_entry_reads_back_equal(string name)
    {
        var type = EventType.Find(name)!;
        Entries(type).Sample(given =>
        {
            var entry = given.In(HostileEntries.StreamOf(type), 1, DateTimeOffset.UnixEpoch);
            using var file = new MemoryStream();
            try
            {
                new HistoryWriter(file).Write(entry);
            }
            catch (ArgumentException)
            {
                return file.Length == 0;
            }

            // What a rule of the language refuses, such as two alternatives at once, is written as it is: it may have been recorded before there was the rule.
            return given.Event.FindFault() is not null || file.Length > HistoryReader.LongestLine || HostileEntries.AreSame(Read(file).Entry.In(entry.Stream, 1, DateTimeOffset.UnixEpoch), entry);
        }, iter: 100);
    }

    private static Gen<NewEntry> Entries(EventType type) =>
        Gen.Select(Gen.Int, Gen.OneOf(0, 2, 10), (seed, hostility) => new HostileEntries(new Random(seed), hostility).Of(type, "e1"));

    private static string? Refusal(NewEntry entry, StreamKey stream)
    {
        try
        {
            entry.Check(stream);
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }

    private static bool Names_the_field(string refusal, NewEntry entry, EventType type)
    {
        if (refusal.StartsWith("Entry e1: There is no effective date;", StringComparison.Ordinal) || refusal.StartsWith("Entry e1: Its line in a history file is longer than 1,048,576 bytes;", StringComparison.Ordinal))
            return true;
        var field = refusal.StartsWith("Entry e1, ", StringComparison.Ordinal) ? refusal["Entry e1, ".Length..refusal.IndexOf(": ", StringComparison.Ordinal)] : "";
        var first = field.Split('.', '[')[0];
        return Attributes.Contains(first) || (entry.Event is EntryCorrected ? first is "entry" or "data" or "reason" : EventJson.Options.GetTypeInfo(type.Class).Properties.Any(property => property.Name == first));
    }

    private static Entry ReadBack(NewEntry entry, StreamKey stream)
    {
        using var file = new MemoryStream();
        new HistoryWriter(file).Write(new HistoryLine { File = "f", Line = 1, Stream = stream, Entry = entry });
        return Read(file).Entry.In(stream, 0, default);
    }

    private static HistoryLine Read(MemoryStream file)
    {
        file.Position = 0;
        return HistoryReader.ReadAll([("f", file)]).Single();
    }
}
