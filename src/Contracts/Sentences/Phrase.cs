namespace Contracts;

/// <summary>Phrases from which the sentences of events are made.</summary>
internal static class Phrase
{
    /// <summary><c>up to $4bn</c>, or <c>an undisclosed amount</c>.</summary>
    public static string Of(Amount amount) => amount.IsUnknown ? "an undisclosed amount" : amount.ToString();

    /// <summary>An amount with what it is owed for, or of: <c>$10bn for GPU servers</c>, <c>200 MW of power</c>.</summary>
    public static string Of(Amount amount, string? subject) =>
        subject is null ? Of(amount) : $"{Of(amount)} {(amount.Unit.IsCurrency ? "for" : "of")} {subject.TrimEnd('.')}";

    /// <summary>The word of an enumeration's value, with spaces for its hyphens.</summary>
    public static string Of<T>(T value) where T : struct, Enum => KebabCase.Of(value).Replace('-', ' ');

    /// <summary>The cause of a termination, as an adverb.</summary>
    public static string Of(TerminationCause cause) => cause switch
    {
        TerminationCause.ConditionFailed => "a condition having failed",
        TerminationCause.Mutual => "by agreement",
        TerminationCause.Convenience => "for convenience",
        _ => Of<TerminationCause>(cause),
    };

    /// <summary>The verb of a commitment: <c>owes</c>, <c>may come to owe</c> or <c>means to give</c>.</summary>
    public static string Verb(CommitmentNature nature) => nature switch
    {
        CommitmentNature.Contingent => "may come to owe",
        CommitmentNature.NonBinding => "means to give",
        _ => "owes",
    };

    /// <summary><c>: the reason</c>; empty for null.</summary>
    public static string Because(string? words) => words is null ? "" : $": {words.TrimEnd('.')}";

    /// <summary><c> (2025-03-07 to 2030-10)</c>, or <c> (2024)</c> for a period within one date; empty for null.</summary>
    public static string In(Term? term) =>
        term is null ? ""
        : term is { From: { } from, To: { } to, Renewal: null } && from == to ? $" ({from})"
        : $" ({term})";

    /// <summary><c> for cash</c> or <c> in kind</c>; empty if undisclosed.</summary>
    public static string For(Consideration consideration) => consideration switch
    {
        Consideration.Cash => " for cash",
        Consideration.InKind => " in kind",
        _ => "",
    };

    /// <summary><c>: 37,500,000 shares at $40</c>, or as much of it as is known.</summary>
    public static string At(Amount? shares, Amount? price) => (shares, price) switch
    {
        ({ } many, { } each) => $": {many} at {each}",
        ({ } many, null) => $": {many}",
        (null, { } each) => $" at {each}",
        _ => "",
    };

    /// <summary><c>CoreWeave's</c>.</summary>
    public static string Possessive(string name) => name.EndsWith('s') ? $"{name}'" : $"{name}'s";

    /// <summary>The text with a capital letter at its beginning.</summary>
    public static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
