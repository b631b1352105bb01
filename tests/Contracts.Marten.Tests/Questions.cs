using System.Reflection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Every question that can be put to a ledger, as its methods say.</summary>
internal static class Questions
{
    private static readonly string[] ThatWrite = [nameof(IContractLedger.RecordAsync), nameof(IContractLedger.RecordWithinAsync), nameof(IContractLedger.ImportAsync), nameof(IContractLedger.RecordLapsesAsync), nameof(IContractLedger.RebuildAsync)];

    /// <summary>The questions of a ledger and of a view of it.</summary>
    public static IEnumerable<MethodInfo> All { get; } =
    [
        .. new[] { typeof(IContractLedger), typeof(LedgerView) }
            .SelectMany(asked => asked.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && !ThatWrite.Contains(method.Name))
            .Select(method => method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(DealFigures)) : method),
    ];

    /// <summary>Those that can be asked again with the token of an answer: all of a view, and those that take one.</summary>
    public static IEnumerable<MethodInfo> ThatTakeTokens =>
        All.Where(question => question.DeclaringType == typeof(LedgerView) || question.GetParameters().Any(parameter => parameter.ParameterType == typeof(KnowledgeToken)));

    /// <summary>What a ledger answers to a question about what both tenants have keys for.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="question">The question.</param>
    /// <param name="stream">What both have.</param>
    /// <param name="viewpoint">From where it is asked, where the question has one.</param>
    /// <param name="known">What is to be known exactly; null for all that is recorded.</param>
    public static async Task<object?> AskAsync(IContractLedger ledger, MethodInfo question, StreamKey stream, Viewpoint viewpoint, KnowledgeToken? known = null)
    {
        object asked = question.DeclaringType == typeof(LedgerView) ? new LedgerView(ledger, viewpoint, known) : ledger;
        var answer = question.Invoke(asked, [.. question.GetParameters().Select(parameter => Argument(question, parameter, stream, viewpoint, known))]);
        if (answer is IAsyncEnumerable<History> histories)
            return Plain(await histories.ToListAsync(Cancelled));
        await (Task)(answer ?? throw new InvalidOperationException($"{question.Name} answers nothing."));
        if (answer is Task<LedgerAnswer<IAsyncEnumerable<Aggregate>>> streamed)
            return await (await streamed).Value.ToListAsync(Cancelled);
        return Plain(answer.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(answer));
    }

    private static object? Argument(MethodInfo question, ParameterInfo parameter, StreamKey stream, Viewpoint viewpoint, KnowledgeToken? known) => parameter.ParameterType switch
    {
        var type when type == typeof(StreamKey) => stream,
        var type when type == typeof(string) => parameter.Name == "measure" ? "backlog" : stream.Slug,
        var type when type == typeof(FigureKey) => (FigureKey)(Id<Commitment>)"c",
        var type when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var type when type == typeof(CommitmentSide) => CommitmentSide.Creditor,
        var type when type == typeof(Viewpoint) => parameter.Name == "earlier" ? viewpoint with { AsOf = Day(1) } : viewpoint,
        var type when type == typeof(PositionScope) => PositionScope.Everything,
        var type when type == typeof(TotalScope) => new TotalScope(),
        var type when type == typeof(PositionFilter) => new PositionFilter(),
        var type when type == typeof(PageCursor) => null,
        var type when type == typeof(ItemScope) => ItemScope.Of<DealFigures>(),
        var type when type == typeof(CommitmentSide) => CommitmentSide.Debtor,
        var type when type == typeof(int) => 365,
        var type when type == typeof(Id<Party>?) || type == typeof(AmountUnit?) => null,
        var type when type == typeof(AmountUnit) => AmountUnit.Usd,
        var type when type == typeof(Id<Party>) => (Id<Party>)(parameter.Name == "debtor" ? "a" : "b"),
        var type when type == typeof(IReadOnlyCollection<NewEntry>) => new[] { Increased(1, "previewed") },
        var type when type == typeof(IReadOnlyCollection<EntryId>) => new EntryId[] { "formed" },
        var type when type == typeof(KnowledgeToken) => known,
        var type when type == typeof(CancellationToken) => Cancelled,
        var type => throw new InvalidOperationException($"{question.Name} asks for {parameter.Name}, a {type.Name}; say here with what tenants are told apart by it."),
    };

    /// <summary>An answer as it can be compared: a token says whose it is, and histories are what was recorded.</summary>
    private static object? Plain(object? answer) => answer switch
    {
        null => null,
        History history => history.Entries,
        IEnumerable<History> histories => histories.Select(history => history.Entries).ToList(),
        Aggregate aggregate => aggregate,
        RecordingOutcome outcome => outcome.After.Entries,
        CommitmentBoard board => board.Commitments.ToList(),
        LedgerAnswer<History> known => Plain(known.Value),
        LedgerAnswer<CommitmentBoard> board => Plain(board.Value),
        LedgerAnswer<LedgerPage<Position>> page => page.Value.Values,
        LedgerAnswer<Portfolio> portfolio => (portfolio.Value.Positions, portfolio.Value.Deals),
        _ when answer.GetType().IsGenericType && answer.GetType().GetGenericTypeDefinition() == typeof(LedgerAnswer<>) => answer.GetType().GetProperty(nameof(LedgerAnswer<>.Value))?.GetValue(answer),
        _ => throw new InvalidOperationException($"An answer of {answer.GetType().Name} is new; say here what it is compared by."),
    };
}
