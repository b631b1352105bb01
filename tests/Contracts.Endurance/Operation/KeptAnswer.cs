using Contracts.Endurance.Operation.Checks;
using Contracts.Storage;

namespace Contracts.Endurance.Operation;

/// <summary>An answer with its token, which gives the same answer for ever.</summary>
internal sealed class KeptAnswer(Question question, Viewpoint viewpoint, IReadOnlyList<object> items, KnowledgeToken token, IReadOnlyDictionary<long, Entry> known)
{
    public Question Question => question;

    public Viewpoint Viewpoint => viewpoint;

    public IReadOnlyList<object> Items => items;

    public KnowledgeToken Token => token;

    /// <summary>Whether a restore undid an entry that the token knows.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>Notes that a restore left these entries, by their numbers.</summary>
    public void NoteRestore(IReadOnlyDictionary<long, Entry> left) =>
        IsUndone = known.Any(entry => !left.TryGetValue(entry.Key, out var there) || there.Stream != entry.Value.Stream || !EntryComparison.Whole.Equals(there, entry.Value));
}
