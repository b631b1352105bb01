using System.Collections.Concurrent;
using System.Globalization;

namespace Contracts;

/// <summary>Entries, causes, figures, changes and upcoming items as English sentences, without a full stop.</summary>
/// <remarks>
/// The sentences are for people: notifications, pages and reports. They may change with any version of the library;
/// nothing should parse them.
/// </remarks>
public sealed class Sentences
{
    private readonly Func<StreamKey, Aggregate?> _stateOf;
    private readonly Func<Id<Party>, string?> _nameOf;
    private readonly ConcurrentDictionary<StreamKey, Wording> _wordings = [];
    private readonly ConcurrentDictionary<Id<Party>, string> _names = [];

    /// <summary>Creates sentences that call parties and things by what is known of them.</summary>
    /// <param name="stateOf">
    /// The state of a stream, from which its things and the name of an organization are taken; null for a stream that
    /// is not known. What it gives is remembered. By default none is known, and sentences use slugs.
    /// </param>
    /// <param name="nameOf">
    /// The name of a party; null where it has none, so that the organization's own name counts, or the slug with
    /// capitals.
    /// </param>
    public Sentences(Func<StreamKey, Aggregate?>? stateOf = null, Func<Id<Party>, string?>? nameOf = null) =>
        (_stateOf, _nameOf) = (stateOf ?? (_ => null), nameOf ?? (_ => null));

    /// <summary>The name of a party, as organizations state it; otherwise its slug with capitals.</summary>
    /// <param name="party">The party.</param>
    public string NameOf(Id<Party> party) => _names.GetOrAdd(party, FindName);

    /// <summary>An entry: <c>OpenAI disputes f22: No contract was cancelled</c>.</summary>
    /// <param name="entry">The entry.</param>
    public string Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry.Event, entry.Stream);
    }

    /// <summary>An event: <c>What OpenAI owes CoreWeave (compute) grows by up to $4bn</c>.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="stream">The stream that holds it, or is to.</param>
    public string Of(ContractEvent happened, StreamKey stream)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Tell(WordingOf(stream));
    }

    /// <summary>A cause: its fact, or the day that brought the change by itself.</summary>
    /// <param name="cause">The cause.</param>
    public string Of(Cause cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return cause.Day is { } day ? OfTurn(day) : Of(cause.Fact.Form);
    }

    /// <summary>A step of an explanation: its fact, or the day that brought the change by itself.</summary>
    /// <param name="step">The step.</param>
    public string Of(ExplanationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Day is { } day ? OfTurn(day) : Of(step.Fact.Form);
    }

    /// <summary>
    /// Figures: <c>up to $10bn outstanding, contested</c>, <c>$350m held</c>, or <c>nothing</c> for null.
    /// </summary>
    /// <param name="figures">The figures; null for none.</param>
    public static string Of(Figures? figures) =>
        figures is null ? "nothing" : $"{FigureWords.Plain(figures)}{(figures.IsContested ? ", contested" : "")}";

    /// <summary>The subject of a figure: <c>what OpenAI owes CoreWeave (compute)</c>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="figure">The figure.</param>
    public string SubjectOf(StreamKey stream, FigureKey figure) => WordingOf(stream).Subject(figure);

    /// <summary>
    /// A change: <c>What Microsoft owes CoreWeave (compute) was restated from nothing to up to $10bn outstanding</c>,
    /// and what happened after that.
    /// </summary>
    /// <remarks>Where the amounts are the same, the sentence says in which respect the figures differ.</remarks>
    /// <param name="change">The change.</param>
    public string Of(FigureChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<string> steps = [];
        if (change.Before != change.Restated)
            steps.Add($"was restated {Step(Apart(change.Before, change.Restated))}");
        if (change.Restated != change.After)
            steps.Add($"moved {Step(Apart(change.Restated, change.After))}");
        var subject = Phrase.Capitalized(SubjectOf(change.Stream, change.Figure));
        return steps is [] ? $"{subject} did not change" : $"{subject} {string.Join(", and ", steps)}";

        static string Step((string Before, string After) sides) => $"from {sides.Before} to {sides.After}";
    }

    /// <summary>The figures before and after a step, such as those of a change, in words that differ.</summary>
    /// <remarks>Where the amounts are the same, the words say in which respect the figures differ.</remarks>
    /// <param name="before">The figures before; null for none.</param>
    /// <param name="after">The figures after, which are not the same; null for none.</param>
    public static (string Before, string After) Apart(Figures? before, Figures? after) =>
        FigureWords.Apart(before, after);

    /// <summary>An upcoming item: <c>Nebius is to meet milestone vineland: first capacity</c>.</summary>
    /// <param name="item">The item.</param>
    public string Of(UpcomingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return UpcomingWords.Of(item, WordingOf(item.Stream));
    }

    /// <summary>The consequence of doing nothing about an upcoming item: <c>it is late</c>.</summary>
    /// <param name="item">The item.</param>
    public static string ConsequenceOf(UpcomingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return UpcomingWords.Consequence(item);
    }

    private Wording WordingOf(StreamKey stream) => _wordings.GetOrAdd(stream, key => new(this, key, _stateOf(key)));

    private string FindName(Id<Party> party) =>
        _nameOf(party)
        ?? (_stateOf(StreamKey.Organization(party.ToString())) as Organization)?.Name
        ?? string.Join(' ', party.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));

    private static string Capitalized(string word) => word is "and" or "of" ? word : Phrase.Capitalized(word);

    private static string OfTurn(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"Its window ended on {day.AddDays(-1):yyyy-MM-dd}");
}
