namespace Contracts;

/// <summary>
/// What a known prefix of a stream says, before anything is folded: which entries are in force, in which form each fact speaks,
/// how it stands, and who speaks among rivals.
/// </summary>
internal sealed class Knowledge
{
    private readonly ArraySegment<Entry> _entries;
    private readonly Func<EntryId, int> _indexOf;
    private readonly bool[] _inForce;
    private readonly int[] _form;
    private readonly int[] _factOf;
    private readonly bool _hasRivals;
    private readonly bool _hasControls;

    public Knowledge(ArraySegment<Entry> entries, Func<EntryId, int> indexOf, IReadOnlySet<EntryId> leftOut)
    {
        _entries = entries;
        _indexOf = indexOf;
        foreach (var entry in entries)
        {
            _hasControls |= entry.Event is ControlEvent;
            _hasRivals |= entry.Rivals is not null;
        }

        _inForce = new bool[entries.Count];
        _form = new int[entries.Count];
        _factOf = new int[entries.Count];
        FindInForce(leftOut);
        FindForms();
    }

    /// <summary>The facts in force that a policy admits and that speak for their claims, in the order in which they fold.</summary>
    public IReadOnlyList<FactInForce> FactsThatSpeak(EvidencePolicy evidence)
    {
        var facts = FactsInForce();
        var speaking = _hasRivals ? new Claims(_entries, _indexOf, facts).Speak(evidence) : Admitted(facts, evidence);
        for (var i = 1; i < speaking.Count; i++)
        {
            if (FactInForce.CompareForFold(speaking[i - 1], speaking[i]) > 0)
            {
                speaking.Sort(FactInForce.CompareForFold);
                break;
            }
        }

        return speaking;
    }

    /// <summary>Why a control entry changes nothing, whatever else is recorded; null where it does, or is not in force itself.</summary>
    public (string Code, string Message)? ReferenceFault(int index, ControlEvent control)
    {
        var id = _entries[index].Id;
        return !_inForce[index] ? null
            : EarlierThan(index, control.Entry) is var target && target < 0
                ? ("unknown-entry", $"Entry {id} speaks about {control.Entry}; a control entry speaks about an earlier entry of its own stream.")
            : control is EntryRetracted ? null
            : _factOf[target] < 0
                ? ("not-a-fact", $"Entry {id} speaks about {control.Entry}, which is no fact nor a correction in force of one; only these can be corrected, confirmed, disputed or resolved.")
            : !_inForce[_factOf[target]]
                ? ("retracted-entry", $"Entry {id} speaks about {control.Entry}, which is retracted; it has to be reinstated first.")
            : null;
    }

    private static List<FactInForce> Admitted(FactInForce?[] facts, EvidencePolicy evidence)
    {
        var admitted = new List<FactInForce>(facts.Length);
        foreach (var fact in facts)
        {
            if (fact is not null && evidence.Admits(fact))
                admitted.Add(fact);
        }

        return admitted;
    }

    /// <summary>Backwards: by the time an entry is reached, every later retraction is settled.</summary>
    private void FindInForce(IReadOnlySet<EntryId> leftOut)
    {
        for (var i = 0; i < _inForce.Length; i++)
            _inForce[i] = leftOut.Count == 0 || !leftOut.Contains(_entries[i].Id);
        for (var i = _entries.Count - 1; _hasControls && i >= 0; i--)
        {
            if (_inForce[i] && _entries[i].Event is EntryRetracted { Entry: var target } && EarlierThan(i, target) is var index and >= 0)
                _inForce[index] = false;
        }
    }

    /// <summary>Forwards: a correction attaches to a fact, or to a correction that is attached; the latest wins.</summary>
    private void FindForms()
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            (_form[i], _factOf[i]) = _entries[i].Event is FactEvent ? (i, i) : (i, -1);
            if (_inForce[i] && _entries[i].Event is EntryCorrected { Entry: var target } && EarlierThan(i, target) is var index and >= 0 && _factOf[index] is var fact and >= 0)
            {
                _factOf[i] = fact;
                _form[fact] = i;
            }
        }
    }

    private FactInForce?[] FactsInForce()
    {
        var said = _hasControls ? new Testimony(_entries, i => _inForce[i], FactThatConcerns, EventsInForce()) : null;
        var facts = new FactInForce?[_entries.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            if (!_inForce[i] || _entries[i].Event is not FactEvent)
                continue;
            var form = _entries[_form[i]];
            facts[i] = new FactInForce(_entries[i], form, said?.StandingOf(i, form.Standing) ?? form.Standing, said?.IsDisputed(i) ?? false);
        }

        return facts;
    }

    private IEnumerable<FactEvent> EventsInForce()
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_inForce[i] && _factOf[i] == i && (_entries[_form[i]].Event as FactEvent ?? (_entries[_form[i]].Event as EntryCorrected)?.Event) is { } said)
                yield return said;
        }
    }

    private int FactThatConcerns(int index, EntryId target) => EarlierThan(index, target) is var found and >= 0 ? _factOf[found] : -1;

    private int EarlierThan(int index, EntryId target) => _indexOf(target) is var found && found < index ? found : -1;
}
