using Contracts.Endurance.Operation.Checks;
using Contracts.Storage;

namespace Contracts.Endurance.Operation;

/// <summary>An answer with its token, which gives the same answer for ever.</summary>
internal sealed class KeptAnswer(Question question, Viewpoint viewpoint, IReadOnlyList<object> items, KnowledgeToken token)
{
    public Question Question => question;

    public Viewpoint Viewpoint => viewpoint;

    public IReadOnlyList<object> Items => items;

    public KnowledgeToken Token => token;

    /// <summary>The last number of an entry that the token may know.</summary>
    public long LastNumber => token.Also.Append(token.Sequence).Max();

    /// <summary>Whether a restore undid an entry that the token may know.</summary>
    public bool IsUndone { get; set; }
}
