namespace Contracts;

public sealed partial class Deal
{
    private List<(DateOnly From, DateOnly? Until, bool Tolls)>? _suspensions;

    /// <summary>Whether it is suspended and not resumed.</summary>
    public bool IsSuspended => _suspensions is [.., (_, Until: null, _)];

    internal void Suspend(bool tolls, FactInForce fact)
    {
        (_suspensions ??= []).Add((fact.TakesEffectOn, null, tolls));
        RestOn(fact);
    }

    internal void Resume(FactInForce fact)
    {
        if (_suspensions is [.., var last])
            _suspensions[^1] = last with { Until = fact.TakesEffectOn };
        RestOn(fact);
    }

    /// <summary>
    /// A deadline with the days added for which the deal was suspended after it was set and before it; null while it is suspended and the clock stands.
    /// </summary>
    internal DateOnly? Tolled(DateOnly lastDay, DateOnly setOn)
    {
        foreach (var (from, until, _) in (_suspensions ?? []).Where(suspension => suspension.Tolls))
        {
            if (from > lastDay)
                break;
            if (until is not { } resumed)
                return null;
            var stopped = from < setOn ? setOn : from;
            lastDay = Calendar.DaysAfter(lastDay, Math.Max(0, resumed.DayNumber - stopped.DayNumber));
        }

        return lastDay;
    }
}
