using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>
/// Who makes up what is owed to CoreWeave, at the end of four days in March 2025. Microsoft owes up to $10bn, NVIDIA $0.32bn, and from the 10th on it is
/// known that OpenAI owes up to $11.9bn. The most that a share can be: 10 / (10 + 0.32), 11.9 / (11.9 + 0.32); the least: nothing.
/// </summary>
public sealed class SharingWhatIsOwedToCoreWeave
{
    [Theory]
    [InlineData("2025-03-05", "microsoft 0 to 0.96899225", "nvidia 0.03100775 to 1")]
    [InlineData("2025-03-07", "microsoft 0 to 0.96899225", "nvidia 0.03100775 to 1")]
    [InlineData("2025-03-12", "microsoft 0 to 0.96899225", "nvidia 0.01440144 to 1", "openai 0 to 0.97381343")]
    [InlineData("2025-03-21", "microsoft 0 to 0.96899225", "nvidia 0.01440144 to 1", "openai 0 to 0.97381343")]
    public void cannot_tell_who_owes_most(string day, params string[] shares)
    {
        var owed = Concentration.Around(On(day, day).Positions, "coreweave", CommitmentSide.Debtor).Single(concentration => concentration.Unit == AmountUnit.Usd);

        owed.Shares.Select(share => FormattableString.Invariant($"{share.Party} {share.Min:0.########} to {share.Max:0.########}")).Should().Equal(shares);
        owed.Largest.Should().BeNull();
        owed.Herfindahl.Should().BeNull();
    }
}
