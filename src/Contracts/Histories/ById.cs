namespace Contracts;

/// <summary>The results of a fold by id, sorted only on demand.</summary>
internal sealed class ById<T> where T : class
{
    private readonly Dictionary<Id<T>, T> _byId = [];
    private T[]? _inOrder;

    /// <summary>The ids, in ascending order.</summary>
    public IEnumerable<Id<T>> Ids => _byId.Keys.Order();

    /// <summary>All items, in no particular order.</summary>
    public Dictionary<Id<T>, T>.ValueCollection All => _byId.Values;

    /// <summary>All items, by id.</summary>
    public IReadOnlyList<T> InOrder => _inOrder ??= [.. _byId.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    public T? Find(Id<T> id) => _byId.TryGetValue(id, out var thing) ? thing : null;

    public bool Has(Id<T> id) => _byId.ContainsKey(id);

    /// <summary>Adds an item, or replaces the one with the same id.</summary>
    public void Set(Id<T> id, T thing)
    {
        _byId[id] = thing;
        _inOrder = null;
    }

    public void Remove(Id<T> id)
    {
        _byId.Remove(id);
        _inOrder = null;
    }
}
