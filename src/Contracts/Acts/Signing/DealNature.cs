namespace Contracts;

/// <summary>Whether a deal binds those who signed it.</summary>
public enum DealNature
{
    /// <summary>It binds them.</summary>
    Binding,

    /// <summary>It states intentions: a letter of intent, a term sheet, a memorandum. Nothing promised under it is owed.</summary>
    NonBinding,
}
