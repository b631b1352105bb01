using System.Text.Json;

namespace Contracts.Tests.Language;

public sealed class ComparingRecords
{
    private static readonly Party[] Parties = [new() { Id = "a" }, new() { Id = "b" }];

    public static TheoryData<string> Names => [.. EventType.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void finds_an_event_equal_that_was_read_twice(string name)
    {
        var type = EventType.Find(name) ?? throw new InvalidOperationException(name);
        var json = EventJson.Write(Examples.All.Single(example => EventType.Of(example) == type));
        var (one, same) = (EventJson.Read(json, type), EventJson.Read(json, type));

        one.Should().Be(same).And.NotBeSameAs(same);
        one.GetHashCode().Should().Be(same.GetHashCode());
        one.ToString().Should().Be(same.ToString());
    }

    [Fact]
    public void goes_by_the_items_of_each_list()
    {
        var lists = RecordsWithLists.Of(typeof(History).Assembly);

        string.Join("\n", lists.SelectMany(RecordsWithLists.Faults)).Should().BeEmpty();
        lists.Should().HaveCountGreaterThanOrEqualTo(16);
    }

    [Fact]
    public void goes_by_the_order_of_the_items()
    {
        var formed = new PartnershipFormed { Parties = Parties };

        formed.Should().NotBe(new PartnershipFormed { Parties = [.. Parties.Reverse()] });
        formed.Should().NotBe(new PartnershipFormed { Parties = [Parties[0]] });
    }

    [Fact]
    public void finds_a_list_that_is_left_out_equal_to_an_empty_one()
    {
        var signed = new DealSigned { Deal = "d" };

        signed.Should().Be(new DealSigned { Deal = "d", Commitments = [] });
        signed.Should().Be(EventJson.Read("""{"deal":"d"}"""u8, EventType.Of(signed)));
    }

    [Fact]
    public void keeps_the_list_of_a_record_that_it_is_copied_from()
    {
        var formed = new PartnershipFormed { Parties = [.. Parties] };

        (formed with { }).Parties.Should().BeSameAs(formed.Parties);
        new PartnershipFormed { Parties = formed.Parties }.Parties.Should().BeSameAs(formed.Parties);
    }

    [Fact]
    public void writes_the_items_of_a_list_as_text() =>
        new PartnershipFormed { Parties = Parties }.ToString().Should().Be(
            "PartnershipFormed { Parties = [Party { Id = a, Role =  }, Party { Id = b, Role =  }] }");

    [Theory]
    [InlineData("""{"parties":null}""")]
    [InlineData("{}")]
    public void refuses_null_and_nothing_for_a_required_list(string json) =>
        FluentActions.Invoking(() => EventJson.Read(System.Text.Encoding.UTF8.GetBytes(json), EventType.Of(new PartnershipFormed { Parties = Parties })))
            .Should().Throw<JsonException>().WithMessage("*arties*");
}
