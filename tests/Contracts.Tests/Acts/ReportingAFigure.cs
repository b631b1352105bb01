using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ReportingAFigure
{
    [Fact]
    public void is_kept_in_order_and_added_to_nothing()
    {
        var told = Given.AnOrganization.And("2025-03-01", new FigureReported { Measure = "backlog", Amount = 15.Usd(), Period = Term("2025-01-01", "2025-03-31") })
            .And("2025-02-01", new FigureReported { Measure = "backlog", Amount = 11.Usd() });

        told.Organization.Figures.Select(figure => figure.Amount).Should().Equal(11.Usd(), 15.Usd());
        told.Organization.Should().Match<Organization>(o => o.ReportedCapacity.Count == 0 && o.OnlineCapacity.Count == 0);
    }
}
