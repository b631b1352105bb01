namespace Contracts.Storage;

/// <summary>The items of a question: of some kinds, over all streams or some.</summary>
public sealed record ItemScope
{
    private static readonly IReadOnlyDictionary<Type, FigureKind[]> ByClass = new Dictionary<Type, FigureKind[]>
    {
        [typeof(Holding)] = [FigureKind.Investment],
        [typeof(CapacityFigures)] = [FigureKind.Capacity],
        [typeof(DealFigures)] = [FigureKind.Deal],
        [typeof(Deadline)] = [FigureKind.Milestone, FigureKind.MissedDeadline],
        [typeof(Cure)] = [FigureKind.Breach],
        [typeof(RightFigures)] = [FigureKind.Right],
        [typeof(PublishedFigure)] = [FigureKind.PublishedFigure],
        [typeof(InstalmentFigures)] = [FigureKind.Instalment],
    };

    private ItemScope(params FigureKind[] kinds) => Kinds = kinds;

    /// <summary>The kinds of items.</summary>
    public IReadOnlyList<FigureKind> Kinds { get; private init => field = ValueList.Of(value); }

    /// <summary>The stream that they are in; null for any.</summary>
    public StreamKey? Stream { get; init; }

    /// <summary>
    /// The party that they concern; null for any. It is named by them or, where they name no counterparty, it is a party
    /// of their partnership.
    /// </summary>
    public Id<Party>? Party { get; init; }

    /// <summary>
    /// The days, both inclusive, on one of which something comes to them without an entry; null for any, or none.
    /// </summary>
    internal (DateOnly First, DateOnly Last)? Days { get; private init; }

    /// <summary>The items of a class.</summary>
    /// <typeparam name="T">The class, such as <see cref="Deadline"/>.</typeparam>
    /// <exception cref="ArgumentException">The ledger keeps no items of the class.</exception>
    public static ItemScope Of<T>() where T : LedgerItem => new(
        ByClass.GetValueOrDefault(typeof(T)) ?? throw new ArgumentException(
            $"The ledger keeps no items of class {typeof(T).Name}; "
            + $"a class is one of "
            + $"{string.Join(", ", ByClass.Keys.Where(type => type.IsPublic).Select(type => type.Name))}."));

    /// <summary>The items of every kind.</summary>
    internal static ItemScope All { get; } = new([.. ByClass.Values.SelectMany(kinds => kinds), FigureKind.Members]);

    /// <summary>What comes up from one day to another, but for options.</summary>
    internal static ItemScope Upcoming(DateOnly first, DateOnly last) =>
        new(
            FigureKind.Deal,
            FigureKind.Milestone,
            FigureKind.Breach,
            FigureKind.Right,
            FigureKind.Instalment)
        {
            Days = (first, last),
        };

    /// <summary>The items in words.</summary>
    internal string Words =>
        $"items of kind {string.Join(" or ", Kinds.Select(KebabCase.Of))} "
        + $"in {Stream?.ToString() ?? "all streams"} of {Party?.ToString() ?? "all parties"}";

    /// <summary>The streams that are folded for the question where rows cannot answer it.</summary>
    internal PositionScope Streams =>
        Stream is { } stream ? PositionScope.Of(stream)
        : Party is { } party ? PositionScope.Of(party)
        : PositionScope.Everything;

    /// <summary>True for the kinds that are read: with a party, the members of partnerships are read along.</summary>
    internal bool Reads(FigureKind kind) => Kinds.Contains(kind) || (Party is not null && kind == FigureKind.Members);

    /// <summary>True for an item that is read; whether it concerns the party is only known with the members.</summary>
    internal bool Holds(LedgerItem item) =>
        Reads(item.Key.Kind)
        && (Stream is not { } stream || stream == item.Stream)
        && (Days is not { } days || item.Key.Kind == FigureKind.Members
            || (item.Span is { } span && span.First <= days.Last && span.Last >= days.First));

    /// <summary>The items that were asked for among those that were read.</summary>
    internal IEnumerable<LedgerItem> Asked(IReadOnlyCollection<LedgerItem> read)
    {
        if (Party is not { } party)
            return read;
        var members = read.OfType<PartnershipMembers>()
            .Where(of => of.Members.Contains(party)).Select(of => of.Stream).ToHashSet();
        return read.Where(item => Kinds.Contains(item.Key.Kind)
            && (item.Parties is var (one, other)
                && (one == party || other == party || (other is null && members.Contains(item.Stream)))));
    }
}
