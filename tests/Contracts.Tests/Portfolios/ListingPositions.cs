using System.Text.Json;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class ListingPositions
{
    private static readonly History Told = ACommitment(5.Usd())
        .And("2025-01-04", new OptionGranted { Option = "open", Holder = "bob", Amount = 3.Usd(), Increases = "c" })
        .And("2025-01-04", new OptionGranted { Option = "closed", Holder = "bob", Amount = 2.Usd(), Increases = "c" })
        .And("2025-01-05", new OptionDeclined { Option = "closed" }).History;

    [Fact]
    public void lists_commitments_before_open_options_on_the_board() =>
        CommitmentBoard.Of([Told], Viewpoint.Latest).Positions
            .Select(position => $"{position.Key} {position.Nature} {position.Amount}")
            .Should().Equal("commitment c Firm $5", "option open Option $3");

    [Fact]
    public void lists_closed_options_in_their_stream() =>
        Position.Of(Told.AsOf(Viewpoint.Latest)).Select(position => $"{position.Key}")
            .Should().Equal("commitment c", "option closed", "option open");

    [Fact]
    public void reads_back_what_an_endpoint_returned()
    {
        IReadOnlyList<Position> positions = [.. Position.Of(Told.AsOf(Viewpoint.Latest))];

        JsonSerializer.Deserialize<IReadOnlyList<Position>>(JsonSerializer.Serialize(positions))
            .Should().Equal(positions);
    }
}
