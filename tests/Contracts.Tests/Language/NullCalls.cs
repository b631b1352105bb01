using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Contracts.Tests.Language;

/// <summary>Calls public members with null, lists that hold null, and objects whose members are null, wherever a value is required.</summary>
/// <param name="samples">The values to call with and on, by type.</param>
internal sealed class NullCalls(IReadOnlyDictionary<Type, object> samples)
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>How many calls were made.</summary>
    public int Count { get; private set; }

    /// <summary>The calls on a type that end in a NullReferenceException.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(Type type)
    {
        var faults = new List<string>();
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>();
        foreach (var member in members.Where(IsCallable))
        {
            var parameters = member.GetParameters();
            for (var at = 0; at < parameters.Length; at++)
            {
                foreach (var (words, value) in Variants(parameters[at].ParameterType, _nullability.Create(parameters[at])))
                {
                    var given = parameters.Select(parameter => Sample(parameter.ParameterType)).ToArray();
                    given[at] = value;
                    Count++;
                    if (await IsUnguardedAsync(member, given))
                        faults.Add($"{type.Name}.{member.Name}({parameters[at].Name}: {words})");
                }
            }
        }

        return faults;
    }

    /// <summary>The value as it is, then with null for each member of it that is required.</summary>
    public IEnumerable<(string Words, object Value)> WithNullMembers(object sample)
    {
        foreach (var property in sample.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true } && IsRequired(_nullability.Create(property))))
        {
            var clone = sample.GetType().GetMethod("<Clone>$")?.Invoke(sample, []);
            if (clone is not null && TrySet(property, clone))
                yield return ($"{property.Name} is null", clone);
        }
    }

    private bool IsCallable(MethodBase member) =>
        !member.ContainsGenericParameters && !(member.IsSpecialName && member is MethodInfo) && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && member.Name is not ("Equals" or "Deconstruct" or "<Clone>$") && !member.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike || parameter.ParameterType.IsByRef)
            && (member.IsStatic || member is ConstructorInfo || samples.ContainsKey(member.DeclaringType ?? typeof(object)));

    private IEnumerable<(string Words, object? Value)> Variants(Type type, NullabilityInfo nullability)
    {
        if (IsRequired(nullability))
            yield return ("null", null);
        if (ElementOf(type) is { } element)
        {
            if (!element.IsValueType && nullability.GenericTypeArguments is [var ofElement] && IsRequired(ofElement))
                yield return ("a list that holds null", Array.CreateInstance(element, 1));
            foreach (var (words, value) in WithNull(element))
                yield return ($"a list in which {words}", ListOf(element, value));
        }

        foreach (var variant in WithNull(type))
            yield return variant;
    }

    private IEnumerable<(string Words, object Value)> WithNull(Type type)
    {
        if (Sample(type) is not { } sample)
            return [];
        return sample is ITuple tuple && type.IsGenericType
            ? Enumerable.Range(0, tuple.Length)
                .Where(at => !type.GenericTypeArguments[at].IsValueType)
                .Select(at => ($"item {at + 1} is null", Activator.CreateInstance(type, [.. Enumerable.Range(0, tuple.Length).Select(i => i == at ? null : tuple[i])])!))
            : WithNullMembers(sample);
    }

    private object? Sample(Type type) =>
        samples.TryGetValue(type, out var known) ? known
        : type == typeof(string) ? "a"
        : Nullable.GetUnderlyingType(type) is not null ? null
        : type is { IsGenericType: true, IsValueType: true } && type.IsAssignableTo(typeof(ITuple)) ? Activator.CreateInstance(type, [.. type.GenericTypeArguments.Select(Sample)])
        : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type)
        : ElementOf(type) is { } element ? ListOf(element, Sample(element))
        : null;

    private static Array ListOf(Type element, object? value)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(value, 0);
        return list;
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GenericTypeArguments is [var element] && type.IsAssignableFrom(element.MakeArrayType()) ? element : null;

    private static bool IsRequired(NullabilityInfo nullability) => !nullability.Type.IsValueType && nullability.WriteState == NullabilityState.NotNull;

    private static bool TrySet(PropertyInfo property, object owner)
    {
        try
        {
            property.SetValue(owner, null);
            return true;
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException)
        {
            return false;
        }
    }

    private async Task<bool> IsUnguardedAsync(MethodBase member, object?[] given)
    {
        try
        {
            var result = member is ConstructorInfo constructor ? constructor.Invoke(given) : member.Invoke(member.IsStatic ? null : samples[member.DeclaringType ?? typeof(object)], given);
            if (result is Task task)
                await task;
            else if (result is IEnumerable sequence and not string)
                _ = sequence.Cast<object?>().Count();
            return false;
        }
        catch (Exception thrown)
        {
            return (thrown as TargetInvocationException)?.InnerException is NullReferenceException || thrown is NullReferenceException;
        }
    }
}
