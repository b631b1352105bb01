namespace Replay;

/// <summary>How firmly a debtor is bound, as a verb.</summary>
internal static class Binding
{
    public static string Verb(CommitmentNature nature) => nature switch
    {
        CommitmentNature.Contingent => "may come to owe",
        CommitmentNature.NonBinding => "means to give",
        _ => "owes",
    };
}
