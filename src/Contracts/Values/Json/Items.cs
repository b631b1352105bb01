namespace Contracts;

/// <summary>Checks of lists that callers pass.</summary>
internal static class Items
{
    /// <summary>Enumerates a list and throws at the first item that is null.</summary>
    /// <param name="items">The list.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentNullException">The list or an item is null.</exception>
    public static IEnumerable<T> Required<T>(IEnumerable<T> items, string name) where T : class
    {
        ArgumentNullException.ThrowIfNull(items, name);
        return items.Select((item, index) =>
            item ?? throw new ArgumentNullException(name, $"Item {index} of the list is null; a value is required."));
    }
}
