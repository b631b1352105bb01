namespace MediatR;

/// <summary>The answer of a request that has none: a type with one value, since <see cref="Void"/> cannot be a type argument.</summary>
/// <remarks>Its <see langword="default"/> is that value.</remarks>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit Only;

    /// <summary>The one value.</summary>
    public static ref readonly Unit Value => ref Only;

    /// <summary>A task that has ended with the one value.</summary>
    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(Only);

    /// <summary>Always <see langword="true"/>: there is one value.</summary>
    public static bool operator ==(Unit first, Unit second) => true;

    /// <summary>Always <see langword="false"/>: there is one value.</summary>
    public static bool operator !=(Unit first, Unit second) => false;

    /// <summary>Always 0: no value comes before another.</summary>
    public int CompareTo(Unit other) => 0;

    int IComparable.CompareTo(object? obj) => 0;

    /// <summary>Always <see langword="true"/>: there is one value.</summary>
    public bool Equals(Unit other) => true;

    /// <summary>Whether <paramref name="obj"/> is a <see cref="Unit"/>.</summary>
    public override bool Equals(object? obj) => obj is Unit;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>An empty pair of parentheses, as functional languages write it.</summary>
    public override string ToString() => "()";
}
