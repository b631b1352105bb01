using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Contracts.Tests.Language;

/// <summary>Each event type has one literal file that is never edited: what is written today is read for ever.</summary>
public sealed class KeepingTheLanguage
{
    public static TheoryData<string> Names => [.. EventType.All.Select(type => type.Name)];

    /// <summary>The literal files: one for each event, and one with a number for each time that it gained optional fields.</summary>
    public static TheoryData<string> Literals => [.. Examples.All.Concat(Examples.Later).GroupBy(example => EventType.Of(example).Name).SelectMany(type => type.Select((_, i) => i == 0 ? type.Key : $"{type.Key}+{i}"))];

    [Theory]
    [MemberData(nameof(Literals))]
    public void writes_each_event_as_approved(string name) =>
        Encoding.UTF8.GetString(EventJson.Write(Example(name))).Should().Be(Approved(name));

    [Theory]
    [MemberData(nameof(Literals))]
    public void reads_each_approved_event_back(string name)
    {
        var read = Read(name);

        read.Should().BeOfType(Example(name).GetType());
        Encoding.UTF8.GetString(EventJson.Write(read)).Should().Be(Approved(name));
    }

    [Fact]
    public void reads_an_amendment_whose_number_was_a_whole_number() =>
        Read("contracts.deal-amended.v1").Should().BeOfType<DealAmended>().Which.Number.Should().Be("2");

    [Fact]
    public void reads_a_former_event_inside_a_correction() =>
        EventJson.Read(Encoding.UTF8.GetBytes($$"""{"entry":"f1","type":"contracts.deal-amended.v1","data":{{Approved("contracts.deal-amended.v1")}}}"""), EventType.Find("contracts.entry-corrected.v1")!)
            .Should().BeOfType<EntryCorrected>().Which.Event.Should().BeOfType<DealAmended>();

    [Fact]
    public void has_an_approved_file_for_each_event_former_ones_included_and_no_other() =>
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo(Literals.Select(row => row.Data).Concat(EventType.Former.Select(type => type.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void shows_every_field_in_some_example(string name)
    {
        // Fields that exclude each other cannot stand in one example.
        string[] alternatives = ["Commitment", "Deal", "Whole", "Fraction", "All", "Increases", "Investment"];
        var examples = Examples.All.Concat(Examples.Later).Where(example => EventType.Of(example).Name == name).ToList();
        var empty = examples[0].GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => examples.TrueForAll(example => property.GetValue(example) is null or false or 0))
            .Select(property => property.Name);
        empty.Except(alternatives).Should().BeEmpty();
    }

    [Fact]
    public void names_events_in_the_past_tense_and_seals_them()
    {
        foreach (var type in EventType.All)
        {
            type.Class.IsSealed.Should().BeTrue("{0} is sealed", type.Class.Name);
            type.Class.Name.Should().MatchRegex("(ed|Made|Left|Met|Withdrawn|Online)$", "an event says what happened");
            type.Name.Should().MatchRegex($@"^contracts\.{Regex.Escape(JsonNamingPolicy.KebabCaseLower.ConvertName(type.Class.Name))}\.v[1-9]\d*$");
        }
    }

    [Fact]
    public void has_each_event_worked_out_when_it_is_compiled() =>
        typeof(ContractEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type != typeof(UnknownEvent) && (type.IsSubclassOf(typeof(ContractEvent)) || type.IsSubclassOf(typeof(FormerEvent))))
            .Where(type => ((IJsonTypeInfoResolver)EventJsonTypes.Default).GetTypeInfo(type, EventJson.Options) is null || EventType.All.Concat(EventType.Former).All(known => known.Class != type))
            .Should().BeEmpty("every event has a line in EventJsonTypes");

    [Fact]
    public void reads_a_list_that_is_left_out_as_an_empty_one()
    {
        EventJson.Read("""{"deal":"d"}"""u8, EventType.Find("contracts.deal-signed.v1")!).Should().BeOfType<DealSigned>().Which.Commitments.Should().BeEmpty();
        EventJson.Read("""{"deal":"d","cause":"mutual"}"""u8, EventType.Find("contracts.deal-terminated.v1")!).Should().BeOfType<DealTerminated>().Which.Survives.Should().BeEmpty();
    }

    private static ContractEvent Read(string name) => EventJson.Read(Encoding.UTF8.GetBytes(Approved(name)), EventType.Find(name.Split('+')[0])!);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Approved", "events");

    [Fact]
    public void has_no_type_of_an_event_that_a_newer_version_recorded() =>
        FluentActions.Invoking(() => EventType.Of(new UnknownEvent { Type = "contracts.deal-sung.v1", Data = default }))
            .Should().Throw<ArgumentException>()
            .WithMessage("UnknownEvent has no event type; an event that this version knows is required.*");

    private static ContractEvent Example(string literal) =>
        Examples.All.Concat(Examples.Later).Where(example => EventType.Of(example).Name == literal.Split('+')[0]).ElementAt(literal.Split('+') is [_, var later] ? int.Parse(later, CultureInfo.InvariantCulture) : 0);

    private static string Approved(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json")).TrimEnd();
}
