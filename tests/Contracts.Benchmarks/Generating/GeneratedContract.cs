namespace Contracts.Benchmarks.Generating;

/// <summary>The life of one partnership: deals with terms and schedules, deadlines, rights, options, equity, payments, deliveries.</summary>
/// <remarks>
/// One fact in twenty is back-dated by up to half a year, though by no more than the time of a hundred entries, and one
/// entry in twelve speaks about an earlier one. One partnership in five, but none of the longest, is in the public
/// eye: there, one entry in eight is the press's, and facts are disputed. So every stream keeps rows.
/// </remarks>
internal sealed class GeneratedContract : GeneratedStream
{
    /// <summary>The numbers of customers and suppliers that the partnerships are between.</summary>
    private const int Customers = 997;
    private const int Suppliers = 101;

    private const int EntriesPerDeal = 25;
    private const int SpokenOf = 6;
    private const int Quarters = 12;
    private const int MostDaysBefore = 180;
    private const int MostEntriesBefore = 100;
    private const int PartnershipsToOneInPublic = 5;
    private const int LongestInPublic = 900;

    private readonly int _number;
    private readonly string _customer;
    private readonly string _supplier;
    private readonly bool _isInPublic;
    private readonly List<string> _commitments = [];
    private readonly List<string> _awaited = [];
    private int _deals;
    private int _milestones;

    private GeneratedContract(int number, int count) : base(number, count)
    {
        _number = number;
        _customer = $"customer-{number % Customers}";
        _supplier = $"supplier-{number % Suppliers}";
        _isInPublic = number % PartnershipsToOneInPublic == 0 && count <= LongestInPublic;
    }

    public static IReadOnlyList<Entry> Entries(int number, int count) => new GeneratedContract(number, count).Fill(count);

    /// <summary>The days by which a fact is back-dated at most: fewer in a stream with many entries a day.</summary>
    private int MostDaysBack => Math.Min(MostDaysBefore, DaysOf(MostEntriesBefore));

    protected override void AddNext()
    {
        var standing = _isInPublic && Random.Next(8) == 0 ? Standing.Reported : Standing.Confirmed;
        if (Made.Count == 0)
            Add(new PartnershipFormed { Parties = [new Party { Id = _customer, Role = "customer" }, new Party { Id = _supplier, Role = "supplier" }] }, daysBefore: 400);
        else if (Made.Count % EntriesPerDeal == 1)
            Add(Signing(), daysBefore: MostDaysBack + 20);
        else if (Made.Count % EntriesPerDeal == 2)
            Add(Scheduled());
        else if (Made.Count % EntriesPerDeal == 3)
            Add(Granted());
        else if (Random.Next(12) == 0)
            Add(Control(), standing: standing);
        else
            Add(Fact(), Random.Next(20) == 0 ? Random.Next(MostDaysBack) : Random.Next(3), standing);
    }

    private DealSigned Signing()
    {
        var (deal, from) = ($"d{++_deals}", Today.AddDays(-MostDaysBack));
        return new DealSigned
        {
            Deal = deal,
            Title = $"Order form {_deals}",
            Term = new Term { From = from, To = from.AddYears(3), Renewal = Random.Next(4) == 0 ? new RenewalClause { Months = 12, NoticeDays = 60 } : null },
            Commitments = [Commitment($"{deal}-spend", _customer, _supplier, from), .. Random.Next(2) == 0 ? [Commitment($"{deal}-supply", _supplier, _customer, null)] : Array.Empty<CommitmentMade>()],
        };
    }

    private CommitmentMade Commitment(string id, string debtor, string creditor, DateOnly? scheduledFrom)
    {
        _commitments.Add(id);
        var amount = Random.Next(700, 3_500) * 1_000m * Quarters;
        var isScheduled = scheduledFrom is not null && Random.Next(3) == 0;
        return new CommitmentMade
        {
            Commitment = id,
            Debtor = debtor,
            Creditor = creditor,
            Subject = "capacity",
            Amount = isScheduled ? Amount.Exactly(amount, "USD") : Random.Next(4) switch { 0 => Amount.UpTo(amount, "USD"), 1 => Amount.AtLeast(amount, "USD"), _ => Amount.Exactly(amount, "USD") },
            Schedule = isScheduled && scheduledFrom is { } first
                ? new Schedule { Instalments = [.. Enumerable.Range(1, Quarters).Select(quarter => new Instalment { Due = first.AddMonths(3 * quarter), Amount = Amount.Exactly(amount / Quarters, "USD") })] }
                : null,
        };
    }

    private MilestoneScheduled Scheduled()
    {
        var milestone = $"m{++_milestones}";
        _awaited.Add(milestone);
        return new MilestoneScheduled { Milestone = milestone, Deal = $"d{_deals}", Due = Today.AddDays(Random.Next(60, 900)), GraceDays = 10, ByParty = _supplier, Description = "first delivery" };
    }

    private ContractEvent Granted() => (_number % 4) switch
    {
        0 => new RightGranted { Right = $"r{_deals}", Deal = $"d{_deals}", Holder = _customer, Against = _supplier, Kind = RightKind.Audit, Description = "the books", Window = new Term { To = Today.AddYears(4) } },
        1 => new OptionGranted { Option = $"o{_deals}", Deal = $"d{_deals}", Holder = _customer, Amount = Amount.UpTo(Random.Next(1, 90) * 100_000m, "USD"), Increases = $"d{_deals}-spend", Window = new Term { To = Today.AddDays(Random.Next(100, 900)) } },
        2 => new EquityInvested { Investment = $"i{_deals}", Investor = _customer, Issuer = _supplier, Amount = Amount.Exactly(Random.Next(1, 350) * 1_000_000m, "USD") },
        _ => new DeliveryIssueReported { Commitment = $"d{_deals}-spend", Description = "The racks came late." },
    };

    private ContractEvent Fact() => Random.Next(40) switch
    {
        < 18 => new PaymentMade { Commitment = Any(), Amount = Some() },
        < 32 => new DeliveryAccepted { Commitment = Any(), Amount = Some() },
        < 35 => new CommitmentIncreased { Commitment = Any(), By = Some() },
        < 37 => new CommitmentReduced { Commitment = Any(), By = Some() },
        < 38 when _commitments.Count > SpokenOf => new CommitmentWithdrawn { Commitment = Closed(), Whole = true },
        < 39 => new CommitmentWithdrawn { Commitment = Any(), Fraction = new(0.25m) },
        _ when _awaited.Count > 0 => Met(),
        _ => new DeliveryIssueReported { Commitment = Any(), Description = "The racks came late." },
    };

    private ContractEvent Control()
    {
        var earlier = Made[Random.Next(Math.Max(0, Made.Count - 100), Made.Count)];
        return Random.Next(5) switch
        {
            0 when earlier.Event is PaymentMade or DeliveryAccepted => new EntryRetracted { Entry = earlier.Id, Reason = "It was counted twice." },
            1 when earlier.Event is PaymentMade made => new EntryCorrected { Entry = earlier.Id, Event = made with { Amount = Some() }, Reason = "The sum was misprinted." },
            2 when _isInPublic && earlier.Event is FactEvent => new EntryDisputed { Entry = earlier.Id, ByParty = _supplier },
            3 when Made.LastOrDefault(entry => entry.Event is EntryDisputed)?.Event is EntryDisputed disputed => new DisputeResolved { Entry = disputed.Entry, Outcome = "Both agree." },
            _ => new EntryConfirmed { Entry = earlier.Id, ByParty = _customer },
        };
    }

    private MilestoneMet Met()
    {
        var milestone = _awaited[0];
        _awaited.RemoveAt(0);
        return new MilestoneMet { Milestone = milestone };
    }

    private Amount Some() => Random.Next(6) == 0 ? Amount.About(Random.Next(1, 300) * 1_000m, "USD") : Amount.Exactly(Random.Next(1, 300_000), "USD");

    /// <summary>One of the oldest that are still spoken of, which is spoken of no more.</summary>
    private string Closed()
    {
        var closed = _commitments[^SpokenOf];
        _commitments.Remove(closed);
        return closed;
    }

    private string Any() => _commitments[Random.Next(Math.Max(0, _commitments.Count - SpokenOf), _commitments.Count)];
}
