namespace Contracts;

/// <summary>What a fold has found, by id; sorted only where somebody asks for the order.</summary>
internal sealed class ById<T> where T : class
{
    private readonly Dictionary<Id<T>, T> _byId = [];
    private T[]? _inOrder;

    /// <summary>The ids, in their order.</summary>
    public IEnumerable<Id<T>> Ids => _byId.Keys.Order();

    /// <summary>All of them, in no order.</summary>
    public Dictionary<Id<T>, T>.ValueCollection All => _byId.Values;

    /// <summary>All of them, in the order of their ids.</summary>
    public IReadOnlyList<T> InOrder => _inOrder ??= [.. _byId.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    public T? Find(Id<T> id) => _byId.TryGetValue(id, out var thing) ? thing : null;

    public bool Has(Id<T> id) => _byId.ContainsKey(id);

    /// <summary>Adds one, in the place of the one of its id.</summary>
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
