namespace Contracts;

/// <summary>Lists that callers hand in.</summary>
internal static class Items
{
    /// <summary>The items of a list, each of which is there.</summary>
    /// <param name="items">The list.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentNullException">There is no list, or an item is null.</exception>
    public static IEnumerable<T> Required<T>(IEnumerable<T> items, string name) where T : class
    {
        ArgumentNullException.ThrowIfNull(items, name);
        return items.Select((item, index) => item ?? throw new ArgumentNullException(name, $"Item {index} of the list is null; a value is required."));
    }
}
