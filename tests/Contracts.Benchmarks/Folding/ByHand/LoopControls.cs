namespace Contracts.Benchmarks.Folding.ByHand;

/// <summary>What the control entries of a known prefix come to, in flat arrays.</summary>
internal sealed class LoopControls
{
    private readonly bool[] _inForce;
    private readonly bool[] _isDisputed;
    private readonly int[] _form;
    private readonly int[] _factOf;
    private readonly Standing[] _standing;

    public LoopControls(Entry[] entries, int known, Dictionary<EntryId, int> indexes)
    {
        (_inForce, _isDisputed, _form, _factOf, _standing) = (new bool[known], new bool[known], new int[known], new int[known], new Standing[known]);
        Array.Fill(_inForce, true);
        for (var i = known - 1; i >= 0; i--)
        {
            if (_inForce[i] && entries[i].Event is EntryRetracted retracted && indexes.TryGetValue(retracted.Entry, out var target) && target < i)
                _inForce[target] = false;
        }

        var parties = new HashSet<Id<Party>>();
        for (var i = 0; i < known; i++)
        {
            (_form[i], _factOf[i], _standing[i]) = (i, entries[i].Event is FactEvent ? i : -1, entries[i].Standing);
            if (!_inForce[i])
                continue;
            if (entries[i].Event is PartnershipFormed formed)
                parties.UnionWith(formed.Parties.Select(party => party.Id));
            else if (entries[i].Event is EntryCorrected corrected && indexes.TryGetValue(corrected.Entry, out var target) && target < i && _factOf[target] is var fact and >= 0)
                (_factOf[i], _form[fact], _standing[fact]) = (fact, i, entries[i].Standing);
        }

        for (var i = 0; i < known; i++)
        {
            if (!_inForce[i] || entries[i].Event is not ControlEvent control || !indexes.TryGetValue(control.Entry, out var target) || target >= i || _factOf[target] is not (var fact and >= 0))
                continue;
            switch (control)
            {
                case EntryConfirmed confirmed:
                    _standing[fact] = parties.Contains(confirmed.ByParty) ? Standing.Confirmed : _standing[fact] == Standing.Alleged ? Standing.Reported : _standing[fact];
                    break;
                case EntryDisputed:
                    _isDisputed[fact] = true;
                    break;
                case DisputeResolved:
                    _isDisputed[fact] = false;
                    break;
                default:
                    break;
            }
        }
    }

    public bool IsInForce(int fact) => _inForce[fact];

    public bool IsDisputed(int fact) => _isDisputed[fact];

    public int FormOf(int fact) => _form[fact];

    public Standing StandingOf(int fact) => _standing[fact];
}
