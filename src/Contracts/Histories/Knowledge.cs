namespace Contracts;

/// <summary>
/// The reading of a known prefix of a stream before it is folded: which entries are in force, the form and standing
/// of each fact, and which of several rivals speaks.
/// </summary>
internal sealed class Knowledge
{
    private static readonly IReadOnlyDictionary<int, int> Nothing = new Dictionary<int, int>();
    private readonly ArraySegment<Entry> _entries;
    private readonly StatedFacts _stated;
    private readonly Func<EntryId, int> _indexOf;
    private readonly bool _isAsStated;
    private readonly bool[] _inForce = [];
    private readonly int[] _form = [];
    private readonly int[] _factOf = [];
    private int[]? _madeTo;
    private readonly Claims? _claims;
    private readonly Lazy<Attestations?> _said;

    /// <summary>Applies the control entries.</summary>
    /// <param name="entries">The known entries.</param>
    /// <param name="stated">The facts of the stream, possibly with later ones.</param>
    /// <param name="indexOf">Finds the index of an id; less than 0 if there is none.</param>
    /// <param name="leftOut">The entries that are supposed to have said nothing.</param>
    public Knowledge(
        ArraySegment<Entry> entries, StatedFacts stated, Func<EntryId, int> indexOf, IReadOnlySet<EntryId> leftOut)
    {
        _entries = entries;
        _stated = stated;
        _indexOf = indexOf;
        _claims = stated.HaveRivals(entries.Count) ? new Claims(entries, indexOf) : null;
        _said = new(Attest);
        _isAsStated = leftOut.Count == 0 && stated.Others(entries.Count).IsEmpty;
        if (_isAsStated)
            return;
        _inForce = new bool[entries.Count];
        _form = new int[entries.Count];
        _factOf = new int[entries.Count];
        FindInForce(leftOut);
        FindForms();
    }

    /// <summary>The facts in force that a policy admits and that speak for their claims, in folding order.</summary>
    public List<FactInForce> FactsThatSpeak(EvidencePolicy evidence)
    {
        var facts = FactsInForce();
        if (_claims is { } claims)
            return claims.Speak(facts, evidence, (by, of) => WhyNot(by, of) is null);
        if (!evidence.AdmitsAll)
            facts.RemoveAll(fact => !evidence.Admits(fact));
        return facts;
    }

    /// <summary>
    /// The facts at a viewpoint that cannot supersede the account that they name, each with the reason as the end of a
    /// sentence. They act as its rivals.
    /// </summary>
    public IEnumerable<(FactInForce Fact, string Reason)> WithoutSuperseding(Viewpoint viewpoint)
    {
        var reasons = (_claims?.Superseded ?? Nothing)
            .Where(pair => _isAsStated || _inForce[pair.Key])
            .Select(pair => (By: pair.Key, Reason: WhyNot(pair.Key, pair.Value)))
            .Where(found => found.Reason is not null)
            .ToDictionary(found => found.By, found => found.Reason ?? "");
        return reasons.Count == 0
            ? []
            : FactsInForce()
                .Where(fact => reasons.ContainsKey(fact.Place - 1)
                    && fact.TakesEffectOn <= viewpoint.AsOf && viewpoint.Evidence.Admits(fact))
                .Select(fact => (fact, reasons[fact.Place - 1]));
    }

    /// <summary>
    /// The reason why an account cannot supersede another; null if it can. The publisher and the standing are those of
    /// the forms, whether the accounts are in force or not.
    /// </summary>
    private string? WhyNot(int by, int of)
    {
        var (own, other) = (FormOf(by), FormOf(of));
        if (own.Source.Publisher is null || own.Source.Publisher != other.Source.Publisher)
        {
            return $"is of {own.Source.Publisher ?? "no stated publisher"} and that one of "
                + $"{other.Source.Publisher ?? "no stated publisher"}; "
                + "an account supersedes only one of the same publisher, which both must state.";
        }

        var (standing, stronger) = (StandingOf(by, own), StandingOf(of, other));
        return standing <= stronger
            ? null
            : $"is {KebabCase.Of(standing)} and that one {KebabCase.Of(stronger)}; "
                + "an account supersedes only one of no stronger standing.";
    }

    private Entry FormOf(int fact) => _entries[_isAsStated ? fact : _form[fact]];

    private Standing StandingOf(int fact, Entry form) => _said.Value?.StandingOf(fact, form.Standing) ?? form.Standing;

    /// <summary>
    /// The reason why a control entry has no effect; null if it has one, or is not in force itself.
    /// </summary>
    public (string Code, string Message)? ReferenceFault(int index, ControlEvent control)
    {
        var id = _entries[index].Id;
        if (!_inForce[index])
            return null;
        var target = EarlierThan(index, control.Entry);
        if (target < 0)
        {
            return (RuleCodes.UnknownEntry, $"Entry {id} speaks about {control.Entry}; "
                + "a control entry speaks about an earlier entry of its own stream.");
        }

        if (control is EntryRetracted)
            return null;
        if (_factOf[target] < 0)
        {
            return (RuleCodes.NotAFact, $"Entry {id} speaks about {control.Entry}, "
                + "which is no fact nor a correction in force of one; "
                + "only these can be corrected, confirmed, disputed or resolved.");
        }

        return _inForce[_factOf[target]]
            ? null
            : (RuleCodes.RetractedEntry, $"Entry {id} speaks about {control.Entry}, which is retracted; "
                + "it has to be reinstated first.");
    }

    /// <summary>Runs backwards, so that all later retractions of an entry are settled before it is reached.</summary>
    private void FindInForce(IReadOnlySet<EntryId> leftOut)
    {
        for (var i = 0; i < _inForce.Length; i++)
            _inForce[i] = leftOut.Count == 0 || !leftOut.Contains(_entries[i].Id);
        var others = _stated.Others(_entries.Count);
        for (var at = others.Length - 1; at >= 0; at--)
        {
            var i = others[at];
            if (_inForce[i]
                && _entries[i].Event is EntryRetracted { Entry: var target }
                && EarlierThan(i, target) is var index and >= 0)
            {
                _inForce[index] = false;
            }
        }
    }

    /// <summary>Runs forwards: a correction attaches to a fact or to an attached correction; the latest wins.</summary>
    private void FindForms()
    {
        for (var i = 0; i < _form.Length; i++)
            _form[i] = _factOf[i] = i;
        foreach (var i in _stated.Others(_entries.Count))
        {
            _factOf[i] = -1;
            if (_inForce[i]
                && _entries[i].Event is EntryCorrected { Entry: var target }
                && EarlierThan(i, target) is var index and >= 0
                && _factOf[index] is var fact and >= 0)
            {
                _factOf[i] = fact;
                _form[fact] = i;
            }
        }
    }

    private List<FactInForce> FactsInForce()
    {
        var said = _said.Value;
        var facts = new List<FactInForce>(Math.Min(_entries.Count, _stated.InOrder.Length));
        var moved = new List<FactInForce>();
        foreach (var stated in _stated.InOrder)
        {
            var index = stated.Place - 1;
            if (index < _entries.Count && (said is null ? stated : InForce(index, stated, said)) is { } fact)
                (fact.TakesEffectOn == stated.TakesEffectOn ? facts : moved).Add(fact);
        }

        FactInForce.Merge(facts, moved);
        return facts;
    }

    private Attestations? Attest() => _isAsStated
        ? null
        : new(_entries, _stated.Others(_entries.Count), i => _inForce[i], FactThatConcerns, _claims, EventsInForce());

    private FactInForce? InForce(int index, FactInForce stated, Attestations said)
    {
        if (!_inForce[index])
            return null;
        if (_form[index] == index && !said.Concerns(index))
            return stated;
        var form = _entries[_form[index]];
        return new FactInForce(stated.Entry, form, said.StandingOf(index, form.Standing), said.IsDisputed(index));
    }

    private IEnumerable<FactEvent> EventsInForce()
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (!_inForce[i] || _factOf[i] != i)
                continue;
            var form = _entries[_form[i]].Event;
            if ((form as FactEvent ?? (form as EntryCorrected)?.Event) is { } said)
                yield return said;
        }
    }

    /// <summary>
    /// The fact that a control entry concerns; less than 0 if there is none. A dispute of a correction concerns its
    /// fact, even after the correction was retracted.
    /// </summary>
    private int FactThatConcerns(int index, ControlEvent control) =>
        EarlierThan(index, control.Entry) is not (var found and >= 0) ? -1
        : control is EntryDisputed or DisputeResolved ? FactMadeTo(found)
        : _factOf[found];

    /// <summary>The fact that an entry corrects or is, in force or not; less than 0 if there is none.</summary>
    private int FactMadeTo(int index)
    {
        if (_entries[index].Event is not EntryCorrected)
            return _factOf[index];
        if (_madeTo is null)
        {
            _madeTo = [.. _factOf];
            foreach (var i in _stated.Others(_entries.Count))
            {
                _madeTo[i] = _entries[i].Event is EntryCorrected { Entry: var target }
                    && EarlierThan(i, target) is var earlier and >= 0 ? _madeTo[earlier] : -1;
            }
        }

        return _madeTo[index];
    }

    private int EarlierThan(int index, EntryId target) =>
        _indexOf(target) is var found && found < index ? found : -1;
}
