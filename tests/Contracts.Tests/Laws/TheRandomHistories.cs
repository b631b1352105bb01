using CsCheck;

namespace Contracts.Tests.Laws;

public sealed class TheRandomHistories
{
    [Fact]
    public void make_every_event_that_there_is()
    {
        var made = new HashSet<Type>();
        RandomHistories.OfAnyKind(20).Sample(history => made.UnionWith(Events(history)), threads: 1);
        EventType.All.Where(type => !made.Contains(type.Class)).Select(type => type.Name).Should().BeEmpty();
    }

    private static IEnumerable<Type> Events(History history) => history.Entries
        .SelectMany(entry => entry.Event is EntryCorrected corrected ? [entry.Event, corrected.Event] : new[] { entry.Event })
        .Select(happened => happened.GetType());
}
