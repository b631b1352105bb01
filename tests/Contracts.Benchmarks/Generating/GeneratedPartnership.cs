namespace Contracts.Benchmarks.Generating;

/// <summary>The made-up history of one partnership, always the same for the same seed: deals, commitments, deliveries, payments, deadlines.</summary>
/// <remarks>
/// One fact in twenty is back-dated by up to half a year. With control entries, one entry in ten speaks about an earlier one. One partnership in
/// five is in the public eye: there, one entry in eight is the press's, and facts are disputed.
/// </remarks>
internal sealed class GeneratedPartnership
{
    private const int EntriesPerDeal = 25;
    private const int SpokenOf = 6;
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Publishers = ["Alpha", "Beta", "The Daily Wire"];

    /// <summary>How many customers and suppliers the partnerships are between.</summary>
    private const int Customers = 997;
    private const int Suppliers = 101;
    private const int PartnershipsToOneInPublic = 5;

    private readonly string _customer;
    private readonly string _supplier;
    private readonly Random _random;
    private readonly StreamKey _stream;
    private readonly bool _hasControls;
    private readonly bool _isInPublic;
    private readonly List<Entry> _entries;
    private readonly List<string> _commitments = [];
    private readonly List<string> _milestones = [];
    private DateTimeOffset _now = Start;
    private int _deals;

    private GeneratedPartnership(int seed, int count, bool hasControls)
    {
        _random = new Random(seed);
        _stream = StreamKey.Partnership($"p{seed}");
        _customer = $"customer-{Math.Abs(seed) % Customers}";
        _supplier = $"supplier-{Math.Abs(seed) % Suppliers}";
        _hasControls = hasControls;
        _isInPublic = seed % PartnershipsToOneInPublic == 0;
        _entries = new(count);
    }

    /// <summary>So many entries of one stream, from version 1 on.</summary>
    public static IReadOnlyList<Entry> Entries(int seed, int count, bool hasControls)
    {
        var partnership = new GeneratedPartnership(seed, count, hasControls);
        while (partnership._entries.Count < count)
            partnership.AddNext();
        return partnership._entries;
    }

    private void AddNext()
    {
        _now += TimeSpan.FromMinutes(_random.Next(10, 2800));
        if (_entries.Count == 0)
            Add(new PartnershipFormed { Parties = [new Party { Id = _customer, Role = "customer" }, new Party { Id = _supplier, Role = "supplier" }] });
        else if (_entries.Count % EntriesPerDeal == 1)
            Add(Signing());
        else if (_hasControls && _random.Next(10) == 0)
            Add(Control());
        else
            Add(Fact());
    }

    private void Add(ContractEvent happened) => _entries.Add(new Entry
    {
        Id = $"e{_entries.Count + 1}",
        Stream = _stream,
        Version = _entries.Count + 1,
        RecordedAt = RecordedInstant.Truncate(_now),
        Event = happened,
        EffectiveOn = happened is FactEvent or EntryCorrected ? EffectiveOn(happened) : null,
        Source = new Source($"https://example.org/{_stream.Slug}/{_entries.Count / 3}") { Publisher = Publishers[_entries.Count / 3 % Publishers.Length], Kind = SourceKind.Filing },
        Standing = _isInPublic && _random.Next(8) == 0 ? Standing.Reported : Standing.Confirmed,
    });

    /// <summary>A few days before it is recorded; what others rest on is never back-dated.</summary>
    private PartialDate EffectiveOn(ContractEvent happened) =>
        DateOnly.FromDateTime(_now.UtcDateTime).AddDays(
            happened is PartnershipFormed ? -400
            : happened is DealSigned or MilestoneScheduled ? -200
            : _random.Next(20) == 0 ? -_random.Next(180)
            : -_random.Next(3));

    private DealSigned Signing()
    {
        var deal = $"d{++_deals}";
        return new DealSigned { Deal = deal, Title = $"Order form {_deals}", Term = new Term { To = new DateOnly(2030, 12, 31) }, Commitments = [Made($"{deal}-spend", _customer, _supplier), Made($"{deal}-supply", _supplier, _customer)] };
    }

    private CommitmentMade Made(string id, string debtor, string creditor)
    {
        _commitments.Add(id);
        var amount = _random.Next(8_000, 40_000) * 1_000m;
        return new CommitmentMade
        {
            Commitment = id,
            Debtor = debtor,
            Creditor = creditor,
            Subject = "capacity",
            Amount = _random.Next(4) switch { 0 => Amount.UpTo(amount, "USD"), 1 => Amount.AtLeast(amount, "USD"), _ => Amount.Exactly(amount, "USD") },
        };
    }

    private ContractEvent Fact() => _random.Next(40) switch
    {
        < 16 => new PaymentMade { Commitment = Any(_commitments), Amount = Some() },
        < 30 => new DeliveryAccepted { Commitment = Any(_commitments), Amount = Some() },
        < 33 => new CommitmentIncreased { Commitment = Any(_commitments), By = Some() },
        < 35 => new CommitmentReduced { Commitment = Any(_commitments), By = Some() },
        < 36 when _commitments.Count > SpokenOf && _random.Next(4) == 0 => new CommitmentWithdrawn { Commitment = Closed(), Whole = true },
        < 36 => new CommitmentWithdrawn { Commitment = Any(_commitments), Fraction = new(0.25m) },
        < 37 => new DeliveryIssueReported { Commitment = Any(_commitments), Description = "The racks came late." },
        < 39 => Scheduled(),
        _ => new MilestoneMet { Milestone = _milestones.Count > 0 ? Any(_milestones) : "none" },
    };

    private MilestoneScheduled Scheduled()
    {
        var milestone = $"m{_milestones.Count + 1}";
        _milestones.Add(milestone);
        return new MilestoneScheduled { Milestone = milestone, Deal = $"d{_random.Next(_deals) + 1}", Due = DateOnly.FromDateTime(_now.UtcDateTime).AddDays(_random.Next(30, 300)), GraceDays = 10 };
    }

    private ContractEvent Control()
    {
        var earlier = _entries[_random.Next(Math.Max(0, _entries.Count - 100), _entries.Count)];
        return _random.Next(5) switch
        {
            0 when earlier.Event is PaymentMade or DeliveryAccepted => new EntryRetracted { Entry = earlier.Id, Reason = "It was counted twice." },
            1 when earlier.Event is PaymentMade made => new EntryCorrected { Entry = earlier.Id, Event = made with { Amount = Some() }, Reason = "The sum was misprinted." },
            2 when _isInPublic && earlier.Event is FactEvent => new EntryDisputed { Entry = earlier.Id, ByParty = _supplier },
            3 when _entries.FindLast(entry => entry.Event is EntryDisputed)?.Event is EntryDisputed disputed => new DisputeResolved { Entry = disputed.Entry, Outcome = "Both agree." },
            _ => new EntryConfirmed { Entry = earlier.Id, ByParty = _customer },
        };
    }

    private Amount Some() => _random.Next(6) == 0 ? Amount.About(_random.Next(1, 300) * 1_000m, "USD") : Amount.Exactly(_random.Next(1, 300_000), "USD");

    /// <summary>One of the oldest that are still spoken of, which is spoken of no more.</summary>
    private string Closed()
    {
        var closed = _commitments[^SpokenOf];
        _commitments.Remove(closed);
        return closed;
    }

    private string Any(List<string> ids) => ids[_random.Next(Math.Max(0, ids.Count - SpokenOf), ids.Count)];
}
