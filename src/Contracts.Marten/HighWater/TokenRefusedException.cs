using System.Text.Json.Serialization;

namespace Contracts.Storage;

/// <summary>
/// A knowledge token can no longer be answered. Ask without it, and keep the token of the new answer.
/// </summary>
public sealed class TokenRefusedException : Exception
{
    internal TokenRefusedException(KnowledgeToken token, TokenRefusal reason, string message)
        : base(message) => (Token, Reason) = (token, reason);

    /// <summary>The token.</summary>
    public KnowledgeToken Token { get; }

    /// <summary>The reason for the refusal.</summary>
    public TokenRefusal Reason { get; }

    internal static TokenRefusedException Restored(KnowledgeToken token) => new(
        token,
        TokenRefusal.Restored,
        $"The token knows entry {token.LastEntry} as number {token.Last}, of a recording that the store does not hold; "
        + "a token of the store as it was restored is required.");

    internal static TokenRefusedException OtherRules(KnowledgeToken token, int foldVersion) => new(
        token,
        TokenRefusal.OtherRules,
        $"The token is of version {token.FoldVersion} of the rules and this host folds by version {foldVersion}; "
        + "a token of that version is required, or "
        + $"{nameof(ContractsOptions)}.{nameof(ContractsOptions.AcceptTokensOfOtherRules)}.");
}

/// <summary>The reason for which a knowledge token is refused.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<TokenRefusal>))]
public enum TokenRefusal
{
    /// <summary>The store was restored to a time before the token, and what it knows is lost.</summary>
    Restored,

    /// <summary>Another version of the rules gave the answer.</summary>
    OtherRules,
}
