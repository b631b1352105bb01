namespace Contracts;

/// <summary>What two or more parties undertake towards each other, at a viewpoint.</summary>
/// <remarks>Each act's folder holds the part of the partnership that belongs to it.</remarks>
public sealed partial class Partnership : Aggregate
{
    private readonly ById<Party> _parties = new();
    private readonly ById<Party> _named = new();
    private readonly List<PartnershipReassessed> _reassessments = [];
    private FactInForce? _formed;
    private FactInForce? _dissolved;

    internal Partnership(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>Whether its forming is on record; a history of other people's may begin later.</summary>
    public bool IsFormed => _formed is not null;

    /// <summary>Whether it has ended.</summary>
    public bool IsDissolved => _dissolved is not null;

    /// <summary>Who takes part, by id; where no forming is on record, those whom the entries name.</summary>
    public IReadOnlyCollection<Party> Parties => IsFormed ? _parties.InOrder : _named.InOrder;

    /// <summary>How parties said that they see it anew, in order.</summary>
    public IReadOnlyList<PartnershipReassessed> Reassessments => _reassessments;

    internal void Form(FactInForce fact, IEnumerable<Party> parties)
    {
        _formed = fact;
        foreach (var party in parties)
            Join(party);
    }

    internal void Join(Party party)
    {
        _parties.Set(party.Id, party);
        _named.Set(party.Id, party);
    }

    internal void Leave(Id<Party> party)
    {
        _parties.Remove(party);
        _named.Remove(party);
    }

    internal void Reassess(PartnershipReassessed reassessed) => _reassessments.Add(reassessed);

    internal void Dissolve(FactInForce fact)
    {
        if (!fact.IsDisputed)
            _dissolved = fact;
        EndOptions(_ => true, fact);
        foreach (var deal in Deals.Where(deal => deal.EndedBy is null))
            deal.End(DealLifecycle.Dissolved, fact);
        var settled = Commitments.Select(commitment => commitment.Grounds).ToList();
        foreach (var commitment in OpenCommitments.ToList())
        {
            commitment.RestOn([.. settled]);
            commitment.End(CommitmentLifecycle.Dissolved, fact);
        }
    }

    internal bool HasParty(Id<Party> party) => (IsFormed ? _parties : _named).Has(party);

    internal bool HasJoined(Id<Party> party) => _parties.Has(party);

    /// <summary>Whether an organization can act here: one of the parties, or anybody where no forming is on record.</summary>
    internal bool Knows(Id<Party> party, FactInForce fact)
    {
        if (!IsFormed || HasParty(party))
            return true;
        Report(fact, "unknown-party", $"{party} is no party of the partnership; the parties are {Text.List(_parties.Ids)}.");
        return false;
    }

    private protected override void Apply(FactInForce fact)
    {
        if (fact.Event is not PartnershipEvent happened)
            return;
        if (_dissolved is { } dissolved)
        {
            Report(fact, "dissolved", $"The partnership was dissolved on {dissolved.EffectiveOn}; nothing happens in it after that.");
            return;
        }

        if (!IsFormed && happened is not PartnershipFormed)
            ReportAtTheStrictDoor(fact, "not-formed", $"The partnership is not formed by {PartialDate.On(fact.TakesEffectOn)}; its forming comes first.");
        if (!IsFormed)
            Name(happened.PartiesNamed);
        happened.ApplyTo(this, fact);
    }

    private void Name(IEnumerable<Id<Party>> parties)
    {
        foreach (var party in parties.Where(party => !_named.Has(party)))
            _named.Set(party, new Party { Id = party });
    }
}
