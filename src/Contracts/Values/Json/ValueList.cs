using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>An immutable list that is equal to another one with equal items in the same order.</summary>
/// <remarks>Records hold their lists in it, so that they compare by value.</remarks>
/// <typeparam name="T">The type of an item.</typeparam>
internal sealed class ValueList<T> : ReadOnlyCollection<T>
{
    /// <param name="items">The items; the array must not change any more.</param>
    internal ValueList(T[] items)
        : base(items)
    {
    }

    public static new ValueList<T> Empty { get; } = new([]);

    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is ValueList<T> other && this.SequenceEqual(other));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in this)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", this)}]";
}

/// <summary>Makes value lists.</summary>
internal static class ValueList
{
    /// <summary>Copies a list, so that changing it later has no effect; a value list is returned as it is.</summary>
    /// <param name="items">The items; null gives null.</param>
    [return: NotNullIfNotNull(nameof(items))]
    public static ValueList<T>? Of<T>(IReadOnlyCollection<T>? items) => items switch
    {
        null => null,
        ValueList<T> list => list,
        { Count: 0 } => ValueList<T>.Empty,
        _ => new ValueList<T>([.. items]),
    };
}

/// <summary>An immutable dictionary that is equal to another one with equal keys and values.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TValue">The type of a value.</typeparam>
internal sealed class ValueDictionary<TKey, TValue> : ReadOnlyDictionary<TKey, TValue> where TKey : notnull
{
    private ValueDictionary(Dictionary<TKey, TValue> items)
        : base(items)
    {
    }

    public static new ValueDictionary<TKey, TValue> Empty { get; } = new([]);

    /// <summary>Copies a dictionary, so that changing it later has no effect.</summary>
    /// <param name="items">The items; null gives null.</param>
    [return: NotNullIfNotNull(nameof(items))]
    public static ValueDictionary<TKey, TValue>? Of(IReadOnlyDictionary<TKey, TValue>? items) => items switch
    {
        null => null,
        ValueDictionary<TKey, TValue> dictionary => dictionary,
        { Count: 0 } => Empty,
        _ => new ValueDictionary<TKey, TValue>(new Dictionary<TKey, TValue>(items)),
    };

    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is ValueDictionary<TKey, TValue> other && Count == other.Count && this.All(other.Contains));

    public override int GetHashCode() =>
        this.Aggregate(Count, (hash, item) => hash ^ HashCode.Combine(item.Key, item.Value));

    public override string ToString() => $"[{string.Join(", ", this.Select(item => $"{item.Key}: {item.Value}"))}]";
}
