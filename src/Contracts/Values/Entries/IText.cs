namespace Contracts;

/// <summary>A value that is written as one piece of text.</summary>
/// <typeparam name="T">The value's own type.</typeparam>
internal interface IText<T> where T : struct, IText<T>
{
    /// <summary>Whether this is the <c>default</c> value, which stands for nothing and cannot be written.</summary>
    bool IsNone { get; }

    /// <summary>The value of its text.</summary>
    /// <exception cref="ArgumentException">The text is no such value.</exception>
    static abstract T Parse(string text);
}
