using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for everything that was recorded in one stream; the answer is empty where nothing was.</summary>
/// <param name="Stream">The stream.</param>
public sealed record AskHistory(StreamKey Stream) : IRequest<History>;

/// <summary>Asks for everything that was recorded, stream by stream; memory holds one at a time.</summary>
/// <remarks>It is sent with <see cref="ISender.CreateStream{TResponse}"/>.</remarks>
public sealed record AskHistories : IStreamRequest<History>;

/// <summary>Asks for one partnership; one of which nothing is known is not formed and owes nothing.</summary>
/// <param name="Slug">The stream's key without its kind.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskPartnership(string Slug, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Partnership>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for one offering; one of which nothing is known has no stage.</summary>
/// <param name="Slug">The stream's key without its kind.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskOffering(string Slug, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Offering>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for one organization; one of which nothing is known has no name.</summary>
/// <param name="Slug">The stream's key without its kind.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskOrganization(string Slug, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Organization>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the board of commitments over all streams or some, with its portfolio.</summary>
/// <remarks>It holds all of them in memory; <see cref="AskAggregates"/> gives them one at a time.</remarks>
/// <param name="Scope">The streams: all, one, or those that concern a party. Each is on the board as a whole.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskCommitments(PositionScope Scope, Viewpoint Viewpoint) : IRequest<LedgerAnswer<CommitmentBoard>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for every partnership, offering and organization, one at a time.</summary>
/// <remarks>
/// It is sent with <see cref="ISender.CreateStream{TResponse}"/>. Every entry of every stream is read and folded;
/// memory holds one stream at a time. All are of one knowledge; <see cref="LedgerView.AggregatesAsync"/> gives its
/// token, and the streams that are left out because they cannot be read.
/// </remarks>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskAggregates(Viewpoint Viewpoint) : IStreamRequest<Aggregate>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the figures of commitments and options, closed ones included.</summary>
/// <param name="Scope">The commitments and options.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskPositions(PositionScope Scope, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<Position>>>
{
    /// <summary>
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </summary>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the total of the positions in a unit: of all, a debtor, a creditor or a pair.</summary>
/// <param name="Scope">
/// The positions. The answer is a <see cref="UnitTotal"/>, <see cref="DebtorTotal"/>, <see cref="CreditorTotal"/> or
/// <see cref="PairTotal"/> accordingly, and null where there is no position.
/// </param>
/// <param name="Unit">The unit.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskTotal(TotalScope Scope, AmountUnit Unit, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<PositionTotal?>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the figures that were held of a commitment or option, for the day of a viewpoint.</summary>
/// <remarks><see cref="AskBeliefs"/> gives their causes, too, and reads all entries of the stream.</remarks>
/// <param name="Stream">The stream.</param>
/// <param name="Position">The commitment or option.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskPositionBeliefs(StreamKey Stream, FigureKey Position, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<PositionBelief>>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the totals that were held for the day of a viewpoint, from an instant on.</summary>
/// <remarks>
/// To go on, ask with the token of the answer from the <see cref="TotalBelief.KnownTo"/> of the last one on; where it
/// is null, there are no more.
/// </remarks>
/// <param name="Scope">The positions: of all, a debtor, a creditor or a pair.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Since">The instant, inclusive.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskTotalBeliefs(TotalScope Scope, AmountUnit Unit, DateTimeOffset Since, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<TotalBelief>>>
{
    /// <summary>The greatest number of totals: 1 to <see cref="LedgerView.MostBeliefs"/>.</summary>
    public int Limit { get; init; } = 1000;

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the beliefs about a figure for the day of a viewpoint, as far as it knows.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Figure">
/// The figure: of a commitment, an option, an investment, the offering, a kind of capacity, or a published measure.
/// </param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskBeliefs(StreamKey Stream, FigureKey Figure, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<Belief>>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>
/// Asks how figures of a stream differ between two viewpoints: first what was learned about the first day, then what
/// happened until the second.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="Earlier">The first viewpoint. Of its knowledge counts what the second one knows, too.</param>
/// <param name="Later">The second viewpoint, under the same evidence.</param>
public sealed record AskChanges(StreamKey Stream, Viewpoint Earlier, Viewpoint Later)
    : IRequest<LedgerAnswer<IReadOnlyList<FigureChange>>>
{
    /// <inheritdoc cref="AskPositionChanges.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the figures of one key on every day, as known at every instant: rectangles in both times.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Figure">The figure, as in <see cref="AskBeliefs"/>.</param>
/// <param name="Viewpoint">The viewpoint, whose day does not matter.</param>
public sealed record AskRectangles(StreamKey Stream, FigureKey Figure, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<FigureRectangle>>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for a stream at a viewpoint, beside the same stream with entries left out or added.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskWhatIf(StreamKey Stream, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Supposition>>
{
    /// <summary>The entries to leave out; none by default.</summary>
    public IReadOnlyList<EntryId> Without { get; init => field = ValueList.Of(value); } = [];

    /// <summary>The entries to add, in order; none by default. One without an id is given one.</summary>
    public IReadOnlyList<NewEntry> Added { get; init => field = ValueList.Of(value); } = [];

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}
