using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class WatchingCures
{
    private static readonly Story Notified = Breached(cureDays: 30);

    [Theory]
    [InlineData("2025-06-01", CureStatus.InCure)]
    [InlineData("2025-07-01", CureStatus.InCure)]
    [InlineData("2025-07-02", CureStatus.InBreach)]
    public void goes_by_the_day_alone_where_nothing_is_recorded(string day, CureStatus status) => Status(Notified, day).Should().Be(status);

    [Fact]
    public void is_in_breach_at_once_where_no_days_were_given() => Status(Breached(cureDays: null), "2025-06-01").Should().Be(CureStatus.InBreach);

    [Fact]
    public void says_what_became_of_it()
    {
        var lapsed = Notified.And("2025-07-02", new CurePeriodLapsed { Breach = "b" });
        var waived = lapsed.And("2025-07-03", new BreachWaived { Breach = "b", ByParty = "bob" });

        Status(lapsed, "2025-07-02").Should().Be(CureStatus.Lapsed);
        Status(waived, "2025-07-03").Should().Be(CureStatus.Waived);
        Status(waived.And("2025-07-04", new BreachCured { Breach = "b" }), "2025-07-04").Should().Be(CureStatus.Cured);
        Status(Notified.And("2025-06-20", new BreachCured { Breach = "b" }), "2025-08-01").Should().Be(CureStatus.Cured);
    }

    [Fact]
    public void tells_who_is_in_breach_of_what_and_until_when() =>
        On(Notified, "2025-06-01").Cures.Should().ContainSingle().Which.Should().Be(new Cure
        {
            Stream = StreamKey.Partnership("p"), Breach = "b", Deal = "d", Party = "ann", Duty = "delivery", LastDay = new DateOnly(2025, 7, 1), Status = CureStatus.InCure, IsAwaited = true,
            Standing = Standing.Confirmed, IsContested = false, NamedBy = "e3",
        });

    private static Story Breached(int? cureDays) => ADeal().And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", Duty = "delivery", CureDays = cureDays });

    private static CureStatus Status(Story story, string day) => On(story, day).Cures.Single().Status;

    private static Portfolio On(Story story, string day) => CommitmentBoard.Of([story.History], Viewpoint.On(PartialDate.Parse(day).Latest)).Portfolio;
}
