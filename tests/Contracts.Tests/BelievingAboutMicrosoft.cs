using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

/// <summary>
/// What one believed about Microsoft and CoreWeave at the end of four days in March 2025. On the 5th one report of contracts stood. On the 6th
/// another said that some of them were withdrawn, and CoreWeave denied it. On the 20th a third said that an option was left unexercised.
/// CoreWeave itself had filed nothing but the master agreement, without an amount.
/// </summary>
public sealed class BelievingAboutMicrosoft
{
    private const string Contracts = "f14 The Information reported: up to $10bn";
    private const string Withdrawal = "f22 Financial Times reported, disputed: up to $10bn";

    private static readonly History Told = Story[StreamKey.Partnership("microsoft-coreweave")];

    [Theory]
    [InlineData("2025-03-05", "all", "up to $10bn", Contracts)]
    [InlineData("2025-03-05", "parties+press", "up to $10bn", Contracts)]
    [InlineData("2025-03-05", "undisputed", "up to $10bn", Contracts)]
    [InlineData("2025-03-05", "parties", "no commitment")]
    [InlineData("2025-03-07", "all", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-07", "parties+press", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-07", "undisputed", "up to $10bn", Contracts)]
    [InlineData("2025-03-07", "parties", "no commitment")]
    [InlineData("2025-03-12", "all", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-12", "parties+press", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-12", "undisputed", "up to $10bn", Contracts)]
    [InlineData("2025-03-12", "parties", "no commitment")]
    [InlineData("2025-03-21", "all", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-21", "parties+press", "up to $10bn, contested", Contracts, Withdrawal)]
    [InlineData("2025-03-21", "undisputed", "up to $10bn", Contracts)]
    [InlineData("2025-03-21", "parties", "no commitment")]
    public void says_what_it_owed_and_whose_word_that_was(string day, string policy, string owed, params string[] because)
    {
        var commitment = Find(On(day, day, policy), "partnership/microsoft-coreweave", "compute");

        (commitment is null ? "no commitment" : $"{commitment.Outstanding}{(commitment.IsContested ? ", contested" : "")}").Should().Be(owed);
        Told.Explain(new Id<Commitment>("compute"), At(day, day, Policy(policy))).Select(Said).Should().Equal(because);
    }

    [Theory]
    [InlineData("2025-03-05", "all", "no option")]
    [InlineData("2025-03-12", "all", "no option")]
    [InlineData("2025-03-21", "all", "Lapsed, none left, f26-option then f26-lapsed, Reported")]
    [InlineData("2025-03-21", "parties+press", "Lapsed, none left, f26-option then f26-lapsed, Reported")]
    [InlineData("2025-03-21", "undisputed", "Lapsed, none left, f26-option then f26-lapsed, Reported")]
    [InlineData("2025-03-21", "parties", "no option")]
    public void says_what_became_of_its_option(string day, string policy, string expected)
    {
        var option = Between(On(day, day, policy), "microsoft-coreweave").Options.SingleOrDefault();

        (option is null ? "no option" : $"{option.Lifecycle}, {option.Left} left, {option.GrantedBy.Entry.Id} then {option.ClosedBy?.Entry.Id}, {option.Standing}").Should().Be(expected);
    }

    [Theory]
    [InlineData("2025-03-05")]
    [InlineData("2025-03-07")]
    [InlineData("2025-03-12")]
    [InlineData("2025-03-21")]
    public void knows_from_the_parties_only_that_there_is_a_master_agreement(string day)
    {
        var partnership = Between(On(day, day, "parties"), "microsoft-coreweave");

        partnership.Deals.Select(deal => $"{deal.Id} {deal.SignedBy.Entry.Id}").Should().Equal("msa-2023 f04");
        partnership.Commitments.Should().BeEmpty();
    }

    [Fact]
    public void names_who_denies_the_withdrawal() =>
        Told.Entries.Select(entry => entry.Event).OfType<EntryDisputed>().Should().ContainSingle()
            .Which.Should().Match<EntryDisputed>(dispute => dispute.Entry == (EntryId)"f22" && dispute.ByParty == (Id<Party>)"coreweave");

    [Theory]
    [InlineData("2025-03-05", false)]
    [InlineData("2025-03-07", true)]
    [InlineData("2025-03-21", true)]
    public void never_takes_a_lapsed_option_for_a_withdrawal_nor_counts_it(string day, bool isContested)
    {
        var total = On(day, day).Totals.Single(total => total.Debtor == "microsoft" && total.Creditor == "coreweave");

        (total.Firm.Min, total.Firm.Max, total.Firm.OpenEnded, total.IsContested).Should().Be((0m, 10_000_000_000m, 0, isContested));
        total.Ceiling.Should().Be(total.Firm);
        total.Options.Should().Be(Total.Of(AmountUnit.Usd, []));
    }

    [Fact]
    public void takes_the_12bn_that_somebody_pulled_out_of_for_another_account_of_the_withdrawal()
    {
        var partnership = Between(On("2025-03-28", "2025-03-28"), "microsoft-coreweave");

        partnership.Commitments.Should().ContainSingle().Which.Should().Match<Commitment>(owed => $"{owed.Outstanding}" == "up to $10bn" && owed.Withdrawn.IsUnknown);
        partnership.Options.Should().ContainSingle().Which.Lifecycle.Should().Be(OptionLifecycle.Lapsed);
        Told.Explain(new Id<Commitment>("compute"), At("2025-03-28", "2025-03-28"))[^1].Fact.Rivals.Select(rival => $"{rival.Entry.Id}").Should().Equal("f29", "s2");
    }

    private static string Said(ExplanationStep step) =>
        $"{step.Fact.Entry.Id} {step.Fact.Form.Source.Publisher} {(step.Fact.Standing == Standing.Reported ? "reported" : "confirmed")}{(step.Fact.IsDisputed ? ", disputed" : "")}: {step.Figures?.ComesTo}";
}
