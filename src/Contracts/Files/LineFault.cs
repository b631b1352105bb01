namespace Contracts;

/// <summary>Something wrong in a line.</summary>
/// <param name="Offset">The byte in the line, from 0.</param>
/// <param name="Field">The attribute or payload field; empty where the line is no JSON.</param>
/// <param name="Message">What is, then what is required.</param>
internal readonly record struct LineFault(int Offset, string Field, string Message);
