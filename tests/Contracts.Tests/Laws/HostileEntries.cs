using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Contracts.Tests.Laws;

/// <summary>Entries of any event with values that a caller can make and that hardly anything expects: default, null, derived, huge, not storable.</summary>
/// <param name="random">The source of all choices.</param>
/// <param name="hostility">The share of values that are hostile, in percent.</param>
internal sealed class HostileEntries(Random random, int hostility)
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, bool IsNullable)[]> Settable = [];
    private static readonly EventType[] OfPartnerships = [.. EventType.All.Where(type => type.Class.IsSubclassOf(typeof(PartnershipEvent)))];
    private static readonly string[] Texts = ["a", "2025-01-01", "\uFFFD", "\u2028 \"\\\r\n\t\u0001", "😀", new('x', 300), "null", " "];
    private static readonly string[] HostileTexts = ["", "\0", "a\0b", "\uD800", "\uDC00x", "x\uD83D", new('x', HistoryReader.LongestLine)];

    /// <summary>A stream in which events of a type have a place.</summary>
    public static StreamKey StreamOf(EventType type) =>
        type.Class.IsSubclassOf(typeof(OfferingEvent)) ? StreamKey.Offering("p")
        : type.Class.IsSubclassOf(typeof(OrganizationEvent)) ? StreamKey.Organization("p")
        : StreamKey.Partnership("p");

    /// <summary>Whether two values are the same in every field, and every item of lists.</summary>
    public static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string or ValueType or FactDetails, _) => one.Equals(other),
        (IReadOnlyDictionary<string, string>, _) => one.Equals(other),
        (IEnumerable items, IEnumerable others) => items.Cast<object?>().ToList() is var list && others.Cast<object?>().ToList() is var otherList
            && list.Count == otherList.Count && list.Zip(otherList).All(pair => AreSame(pair.First, pair.Second)),
        _ => one.GetType() == other.GetType() && one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).All(property => AreSame(property.GetValue(one), property.GetValue(other))),
    };

    /// <summary>An entry that states an event of a type.</summary>
    public NewEntry Of(EventType type, string id) => new()
    {
        Id = id,
        Event = (ContractEvent)Made(type.Class),
        EffectiveOn = (PartialDate?)Value(typeof(PartialDate)),
        Source = IsHostile() ? null! : Written(),
        Standing = (Standing)(Value(typeof(Standing)) ?? default(Standing)),
        Rivals = (EntryId?)Value(typeof(EntryId?)),
        Supersedes = IsHostile() ? (EntryId?)Value(typeof(EntryId?)) : null,
        RecordedBy = Text(),
        CausedBy = Text(),
        CorrelationId = Text(),
        Labels = Labelled(),
    };

    private Dictionary<string, string> Labelled()
    {
        var labels = new Dictionary<string, string>();
        for (var count = random.Next(3); count > 0; count--)
            labels[IsHostile() ? Pick("", "X", "y", "xé", new string('x', 41)) : Pick("x", "xponumber", "x1")] = (string?)Value(typeof(string)) ?? "";
        return labels;
    }

    private Source Written() => new("urn:contracts:x")
    {
        Publisher = Text(),
        Place = Text(),
        Kind = (SourceKind?)Value(typeof(SourceKind?)),
        PublishedOn = (PartialDate?)Value(typeof(PartialDate?)),
    };

    private object Made(Type type)
    {
        var made = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} cannot be made.");
        foreach (var (property, isNullable) in Settable.GetOrAdd(type, FindSettable))
        {
            var isNull = isNullable ? random.Next(2) == 0 : !property.PropertyType.IsValueType && IsHostile();
            property.SetValue(made, isNull ? null : Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        }

        return made;
    }

    private static (PropertyInfo, bool)[] FindSettable(Type type) =>
    [
        .. type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => (property, new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable)),
    ];

    private object? Value(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } given => random.Next(2) == 0 ? null : Value(given),
        _ when type == typeof(string) => Pick(IsHostile() ? HostileTexts : Texts),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(int) => IsHostile() ? Pick(-1, int.MaxValue, int.MinValue) : Pick(0, 1, 36_525),
        _ when type == typeof(Amount) => IsHostile() ? Derived() : Stated(),
        _ when type == typeof(ReportedValue) => IsHostile() ? default : Pick(
            ReportedValue.Exactly(-1.10m, Unit()), ReportedValue.AtLeast(0, Unit()), ReportedValue.UpTo(0, Unit()), ReportedValue.About(5, Unit()), ReportedValue.Unknown(Unit()), ReportedValue.Between(-Amount.Largest, -0.00000001m, Unit())),
        _ when type == typeof(Fraction) => IsHostile() ? default : new Fraction(Pick(1m, 0.00000001m, 0.50m)),
        _ when type == typeof(PartialDate) => IsHostile() ? default : PartialDate.Parse(Pick("2025-03-07", "0001-01-01", "9999-12-31", "9999", "0001", "2023-02", "../2025-03-06")),
        _ when type == typeof(EntryId) => IsHostile() ? default : new EntryId(Pick("e", "\uFFFD", new string('é', 200), "\"\\/ 😀")),
        _ when type == typeof(Topic) => IsHostile() ? default : new Topic(Pick("a", "0-")),
        _ when type == typeof(FactDetails) => FactDetails.Parse(Pick("{}", """{"b":1.10,"a":["x",null,{"":-0}]}""", """{"unit":"usd"}""", $$"""{"{{new string('a', 16_000)}}":1e28}""")),
        _ when type.IsEnum => IsHostile() ? Enum.ToObject(type, 99) : Pick([.. Enum.GetValues(type).Cast<object>()]),
        _ when type == typeof(FactEvent) => Made(Pick(OfPartnerships).Class),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Id<>) => IsHostile() ? Activator.CreateInstance(type) : Activator.CreateInstance(type, Pick("a", "b", "0-")),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GenericTypeArguments[0]),
        { IsClass: true } when type.Assembly == typeof(Entry).Assembly => Made(type),
        _ => throw new InvalidOperationException($"There is no hostile value of {type}; one is required here."),
    };

    private IList List(Type element)
    {
        var list = (IList)(Activator.CreateInstance(typeof(List<>).MakeGenericType(element)) ?? throw new InvalidOperationException());
        for (var count = random.Next(4); count > 0; count--)
            list.Add(!element.IsValueType && IsHostile() ? null : Value(element));
        return list;
    }

    private Amount Stated()
    {
        var (least, most) = Limits();
        return random.Next(6) switch
        {
            0 => Amount.AtLeast(least, Unit()),
            1 => Amount.UpTo(most, Unit()),
            2 => Amount.About(most, Unit()),
            3 => Amount.Unknown(Unit()),
            4 => Amount.Between(least, most, Unit()),
            _ => Amount.Exactly(most, Unit()),
        };
    }

    private (decimal Least, decimal Most) Limits() => Pick((0m, 0m), (0m, 5m), (1.10m, 1.10m), (0.00000001m, Amount.Largest), (3m, 999_999_999_999_999_999.99999999m), (-0.0m, 7.000000000000m));

    /// <summary>An amount of arithmetic, or one that was kept, some of which can be stated.</summary>
    private Amount Derived() => random.Next(6) switch
    {
        0 => default,
        1 => Stated() is var amount ? amount.Plus(Amount.Exactly(Amount.Largest, amount.Unit)) : default,
        2 => Amount.About(100, Unit()) is var about ? about.Less(Amount.UpTo(10, about.Unit)) : default,
        3 => Amount.Exactly(1, Unit()).Times(Amount.Exactly(0.33333333m, Unit())),
        _ => Amount.Kept(Pick(0m, 1m, 0.000000001m), Pick<decimal?>(null, 1m, 2.5m, decimal.MaxValue, 0.9999999999999999999999999999m + 0.1m), Unit(), random.Next(2) == 0, random.Next(2) == 0),
    };

    private AmountUnit Unit() => Pick(AmountUnit.Share, AmountUnit.Usd);

    private string? Text() => random.Next(3) == 0 ? (string?)Value(typeof(string)) : null;

    private bool IsHostile() => random.Next(100) < hostility;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
