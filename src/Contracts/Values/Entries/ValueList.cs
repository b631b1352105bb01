using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>A list that cannot change and is equal to another with equal items, so that records with lists compare by value.</summary>
internal sealed class ValueList<T> : IReadOnlyList<T>
{
    private readonly T[] _items;

    private ValueList(T[] items) => _items = items;

    public static IReadOnlyList<T> Empty { get; } = new ValueList<T>([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>Copies a list, unless it is one that cannot change; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Of(IReadOnlyList<T>? items) =>
        items is null or ValueList<T> ? items : items.Count == 0 ? Empty : new ValueList<T>([.. items]);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && _items.AsSpan().SequenceEqual(other._items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
