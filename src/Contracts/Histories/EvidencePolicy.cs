using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The choice of the facts that are folded, and of the account that speaks among rivals.</summary>
/// <remarks>
/// Control entries are never filtered. Of the accounts that none of the others supersedes, the one of the highest
/// standing speaks, then of the preferred source, then of the earliest version.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<EvidencePolicy>))]
public sealed class EvidencePolicy : IParsable<EvidencePolicy>
{
    private readonly Func<FactInForce, bool> _admits;
    private readonly Func<Source, int>? _rank;

    private EvidencePolicy(string name, Func<FactInForce, bool> admits, Func<Source, int>? rank = null)
    {
        Name = name;
        _admits = admits;
        _rank = rank;
    }

    /// <summary>All facts.</summary>
    public static EvidencePolicy All { get; } = new("all", _ => true);

    /// <summary>Facts that a party states itself: those of standing confirmed.</summary>
    public static EvidencePolicy PartiesOnly { get; } = new("parties", fact => fact.Standing == Standing.Confirmed);

    /// <summary>Facts that a party or a third party states: those of standing confirmed or reported.</summary>
    public static EvidencePolicy PartiesAndPress { get; } = new("parties+press", fact => fact.Standing <= Standing.Reported);

    /// <summary>Facts that nobody disputes.</summary>
    public static EvidencePolicy ExcludeDisputed { get; } = new("undisputed", fact => !fact.IsDisputed);

    /// <summary>The policies that have a name.</summary>
    public static IReadOnlyList<EvidencePolicy> Named { get; } = [All, PartiesOnly, PartiesAndPress, ExcludeDisputed];

    /// <summary>The policy's name, or <c>custom</c> for a caller's own.</summary>
    public string Name { get; }

    /// <summary>The policy as one of those that have a name; none for a caller's own choice or order of sources.</summary>
    internal NamedPolicies AsNamed =>
        ReferenceEquals(this, All) ? NamedPolicies.All
        : ReferenceEquals(this, PartiesOnly) ? NamedPolicies.PartiesOnly
        : ReferenceEquals(this, PartiesAndPress) ? NamedPolicies.PartiesAndPress
        : ReferenceEquals(this, ExcludeDisputed) ? NamedPolicies.ExcludeDisputed
        : NamedPolicies.None;

    /// <summary>True if every fact is admitted.</summary>
    internal bool AdmitsAll => ReferenceEquals(_admits, All._admits);

    /// <summary>The policy of a name.</summary>
    /// <param name="name">The name of one of <see cref="Named"/>.</param>
    /// <exception cref="ArgumentException">No policy has that name.</exception>
    public static EvidencePolicy Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, provider: null, out var policy)
            ? policy
            : throw new ArgumentException(
                $"'{StorableText.Shorten(name)}' is not an evidence policy; the policies are {StorableText.List(Named)}.", nameof(name));
    }

    static EvidencePolicy IParsable<EvidencePolicy>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Finds the policy of a name, without throwing.</summary>
    /// <param name="s">The name; null is none.</param>
    /// <param name="provider">Not used: names are the same in every culture.</param>
    /// <param name="result">The policy; null if no policy has that name.</param>
    /// <returns>True if a policy has that name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out EvidencePolicy? result) =>
        (result = Named.FirstOrDefault(policy => policy.Name == s)) is not null;

    /// <summary>A caller's own choice of facts.</summary>
    /// <param name="admits">Says of each fact whether it is admitted; it must not depend on anything but the fact.</param>
    public static EvidencePolicy Where(Func<FactInForce, bool> admits)
    {
        ArgumentNullException.ThrowIfNull(admits);
        return new EvidencePolicy("custom", admits);
    }

    /// <summary>The same facts, with an order of sources for rivals of equal standing.</summary>
    /// <param name="rank">A number for each source, the lowest preferred.</param>
    public EvidencePolicy Preferring(Func<Source, int> rank)
    {
        ArgumentNullException.ThrowIfNull(rank);
        return new EvidencePolicy("custom", _admits, rank);
    }

    /// <summary>The policy's name.</summary>
    public override string ToString() => Name;

    internal bool Admits(FactInForce fact) => _admits(fact);

    internal int RankOf(Source source) => _rank?.Invoke(source) ?? 0;
}

/// <summary>Some of the evidence policies that have a name.</summary>
[Flags]
internal enum NamedPolicies
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="EvidencePolicy.All"/>.</summary>
    All = 1,

    /// <summary><see cref="EvidencePolicy.PartiesOnly"/>.</summary>
    PartiesOnly = 2,

    /// <summary><see cref="EvidencePolicy.PartiesAndPress"/>.</summary>
    PartiesAndPress = 4,

    /// <summary><see cref="EvidencePolicy.ExcludeDisputed"/>.</summary>
    ExcludeDisputed = 8,

    /// <summary>All four.</summary>
    Every = All | PartiesOnly | PartiesAndPress | ExcludeDisputed,
}
