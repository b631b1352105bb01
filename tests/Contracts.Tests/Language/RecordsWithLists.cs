using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Contracts.Tests.Language;

/// <summary>Compares the public records of a package that hold lists, each with lists of their own.</summary>
internal static class RecordsWithLists
{
    private static readonly ConcurrentDictionary<Type, object> Items = new();

    /// <summary>The properties that hold a list or dictionary, of all public records of a package.</summary>
    public static IReadOnlyList<PropertyInfo> Of(Assembly package) =>
    [
        .. package.GetExportedTypes().Where(IsRecord).Select(Closed)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.CanWrite && property.DeclaringType == property.ReflectedType)
            .Where(property => property.PropertyType != typeof(string)
                && property.PropertyType.IsAssignableTo(typeof(IEnumerable))),
    ];

    /// <summary>The faults in which a record does not compare by the items of a property.</summary>
    public static IEnumerable<string> Faults(PropertyInfo property)
    {
        var name = $"{property.DeclaringType?.Name}.{property.Name}";
        var list = Collection(property, items: 1);
        var (one, same) = (With(property, list), With(property, Collection(property, items: 1)));
        if (!one.Equals(same))
            yield return $"{name}: two records with equal lists are unequal";
        if (one.GetHashCode() != same.GetHashCode())
            yield return $"{name}: two equal records have different hash codes";
        if (one.Equals(With(property, Collection(property, items: 0))))
            yield return $"{name}: two records with different lists are equal";
        list.GetType().GetMethod("Clear")?.Invoke(list, []);
        if (!one.Equals(same))
            yield return $"{name}: changing the list that was handed in changes the record";
    }

    private static object With(PropertyInfo property, object collection)
    {
        var record = RuntimeHelpers.GetUninitializedObject(property.DeclaringType ?? throw new InvalidOperationException());
        property.SetValue(record, collection);
        return record;
    }

    private static ICollection Collection(PropertyInfo property, int items)
    {
        var types = property.PropertyType.GetGenericArguments();
        var type = (types.Length == 1 ? typeof(List<>) : typeof(Dictionary<,>)).MakeGenericType(types);
        var collection = Activator.CreateInstance(type) ?? throw new InvalidOperationException();
        for (var i = 0; i < items; i++)
            type.GetMethod("Add")?.Invoke(collection, [.. types.Select(Item)]);
        return (ICollection)collection;
    }

    private static object Item(Type type) => type == typeof(string) ? "a" : Items.GetOrAdd(type, RuntimeHelpers.GetUninitializedObject);

    private static bool IsRecord(Type type) =>
        type is { IsInterface: false, IsAbstract: false }
        && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static Type Closed(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType(type.GetGenericArguments()[0].GetGenericParameterConstraints() is [var bound] ? bound : typeof(string)) : type;
}
