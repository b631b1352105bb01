using System.Text.RegularExpressions;

namespace Contracts.Tests.Language;

/// <summary>Twelve clauses of real contracts, each told as <c>docs/clauses.md</c> shows it.</summary>
public sealed partial class TellingClauses
{
    private static readonly NewEntry Formed = On("2025-01-01", new PartnershipFormed { Parties = [new() { Id = "buyer" }, new() { Id = "seller" }, new() { Id = "bank" }, new() { Id = "heir" }] });

    private static readonly NewEntry Signed = On("2025-01-02", new DealSigned
    {
        Deal = "supply", Term = new Term { From = new DateOnly(2025, 1, 2), To = new DateOnly(2027, 12, 31) },
        Commitments = [new CommitmentMade { Commitment = "price", Debtor = "buyer", Creditor = "seller", Amount = Usd(100) }],
    });

    [Fact]
    public void take_or_pay()
    {
        // clause
        var told = Told(
            On("2025-01-02", new CommitmentMade
            {
                Commitment = "volume", Debtor = "buyer", Creditor = "seller", Amount = Usd(100), IsMinimum = true,
            }),
            On("2025-06-30", new PaymentMade { Commitment = "volume", Amount = Usd(130) }),
            On("2025-07-01", new CommitmentIncreased { Commitment = "volume", By = Usd(50) }));
        // end

        ($"{told["volume"].Outstanding}", $"{told["volume"].Exceeded}").Should().Be(("$20", "none"));
    }

    [Fact]
    public void tacit_renewal()
    {
        // clause
        var term = new Term
        {
            From = new DateOnly(2025, 1, 1), To = new DateOnly(2025, 12, 31),
            Renewal = new RenewalClause { Months = 12, NoticeDays = 90 },
        };
        var told = Told(
            On("2025-01-01", new DealSigned { Deal = "lease", Term = term }),
            On("2026-10-02", new NonRenewalNoticed { Deal = "lease", ByParty = "buyer" }));
        // end

        told.FindDeal("lease").Should().Match<Deal>(deal => deal.Lifecycle == DealLifecycle.TermOver && deal.TermEndsOn == new DateOnly(2026, 12, 31));
    }

    [Fact]
    public void guarantee_called()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-01-02", new CommitmentMade
            {
                Commitment = "guarantee", Debtor = "bank", Creditor = "seller", Amount = UpToUsd(100),
                Condition = "the buyer does not pay",
            }),
            On("2025-09-01", new ConditionMet { Commitment = "guarantee" }),
            On("2025-09-15", new PaymentMade { Commitment = "guarantee", Amount = Usd(60) }));
        // end

        told["guarantee"].Should().Match<Commitment>(c => c.Nature == CommitmentNature.Firm && $"{c.Outstanding}" == "up to $40" && $"{c.Performed}" == "$60");
    }

    [Fact]
    public void funding_only_modification()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-10-01", new DealAmended { Deal = "supply", Number = "P00002", Summary = "funding only" }),
            On("2025-10-01", new CommitmentIncreased { Commitment = "price", By = Usd(25) }));
        // end

        ($"{told["price"].Committed}", told.FindDeal("supply")?.Amendments.Count).Should().Be(("$125", 1));
    }

    [Fact]
    public void chargeback()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-02-01", new PaymentMade { Commitment = "price", Amount = Usd(40) }),
            On("2025-03-01", new PerformanceReversed
            {
                Commitment = "price", Amount = Usd(15), Reason = ReversalReason.Chargeback,
            }));
        // end

        ($"{told["price"].Outstanding}", $"{told["price"].Performed}").Should().Be(("$75", "$25"));
    }

    [Fact]
    public void novation()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-05-01", new CommitmentNovated
            {
                Commitment = "price", All = true, To = "price-of-the-heir", Replaces = CommitmentSide.Debtor, ByParty = "heir",
            }));
        // end

        (told["price"].Lifecycle, told["price-of-the-heir"].Debtor, $"{told["price-of-the-heir"].Outstanding}").Should().Be((CommitmentLifecycle.Novated, (Id<Party>)"heir", "$100"));
    }

    [Fact]
    public void step_in()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-01-02", new RightGranted
            {
                Right = "step-in", Deal = "supply", Holder = "bank", Against = "seller", Kind = RightKind.StepIn,
                Description = "the bank may run the plant while the seller is in breach",
            }),
            On("2025-08-01", new RightExercised { Right = "step-in", ByParty = "bank" }));
        // end

        told.FindRight("step-in")!.Exercises.Should().ContainSingle();
        $"{told["price"].Outstanding}".Should().Be("$100");
    }

    [Fact]
    public void exclusivity_that_becomes_a_first_refusal()
    {
        // clause
        var told = Told(
            On("2025-01-02", new RightGranted
            {
                Right = "sole-supplier", Holder = "seller", Against = "buyer", Kind = RightKind.Exclusivity,
                Description = "no other supplier",
            }),
            On("2025-06-01", new RightAmended { Right = "sole-supplier", Kind = RightKind.FirstRefusal }));
        // end

        told.FindRight("sole-supplier")!.Kind.Should().Be(RightKind.FirstRefusal);
    }

    [Fact]
    public void condition_precedent_that_fails()
    {
        // clause
        var told = Told(
            On("2025-01-02", new CommitmentMade
            {
                Commitment = "plant", Debtor = "seller", Creditor = "buyer", Amount = Usd(80),
                Condition = "the permit is granted",
            }),
            On("2025-11-01", new ConditionFailed { Commitment = "plant" }));
        // end

        ($"{told["plant"].Outstanding}", told["plant"].Lifecycle).Should().Be(("none", CommitmentLifecycle.ConditionFailed));
    }

    [Fact]
    public void instalments_put_off()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-02-01", new PaymentMade { Commitment = "price", Amount = Usd(40) }),
            On("2025-03-01", new CommitmentRescheduled
            {
                Commitment = "price",
                Schedule = new Schedule
                {
                    Instalments =
                    [
                        new() { Due = new DateOnly(2026, 6, 30), Amount = Usd(30) },
                        new() { Due = new DateOnly(2026, 12, 31), Amount = Usd(30) },
                    ],
                },
            }));
        // end

        told["price"].Schedule!.DueBy(told["price"].Outstanding, new DateOnly(2026, 6, 30)).Should().Be(Usd(30));
    }

    [Fact]
    public void amendment_to_a_new_total()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-02-01", new PaymentMade { Commitment = "price", Amount = Usd(30) }),
            On("2025-03-01", new CommitmentAmended { Commitment = "price", To = Usd(150), Agreed = true }));
        // end

        ($"{told["price"].Committed}", $"{told["price"].Outstanding}").Should().Be(("$150", "$120"));
    }

    [Fact]
    public void termination_with_a_survivor()
    {
        // clause
        var told = Told(
            Signed,
            On("2025-04-01", new TerminationNoticed
            {
                Deal = "supply", Cause = TerminationCause.Convenience, EndsOn = new DateOnly(2025, 6, 30),
            }),
            On("2025-07-01", new DealTerminated
            {
                Deal = "supply", Cause = TerminationCause.Convenience,
                Survives = [new() { Commitment = "price", Amount = Usd(20) }],
            }));
        // end

        ($"{told["price"].Outstanding}", told["price"].IsOpen).Should().Be(("$20", true));
    }

    [Fact]
    public void are_shown_as_they_are_tested()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "clauses.md")).ReplaceLineEndings("\n");
        var code = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Contracts.Tests", "Language", "TellingClauses.cs")).ReplaceLineEndings("\n");
        var told = Clauses().Matches(code).Select(clause => string.Join("\n", clause.Groups[1].Value.Split('\n').Select(line => line.Length > 8 ? line[8..] : line.Trim()))).ToList();

        told.Should().HaveCount(12);
        Blocks().Matches(page).Select(block => block.Groups[1].Value).Should().Equal(told);
    }

    [GeneratedRegex(@"^        // clause\n(.*?)^        // end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private static Partnership Told(params NewEntry[] entries) =>
        (Partnership)History.Empty(StreamKey.Partnership("p")).Record([Formed, .. entries], new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)).OrThrow().After.AsOf(Viewpoint.On(new DateOnly(2027, 1, 1)));

    private static NewEntry On(string day, ContractEvent happened) => new() { Id = $"{day}-{EventType.Of(happened).Name[10..^3]}", EffectiveOn = PartialDate.Parse(day), Event = happened };

    private static Amount Usd(decimal value) => Amount.Exactly(value, AmountUnit.Usd);

    private static Amount UpToUsd(decimal value) => Amount.UpTo(value, AmountUnit.Usd);
}
