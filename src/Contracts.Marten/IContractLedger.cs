using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// The ledger in its store: batches of entries are recorded, and questions about them are answered at any viewpoint.
/// </summary>
/// <remarks>
/// Safe to use from many threads at once. Rules and answers are those of <see cref="History"/>; here they are read,
/// judged and kept in one transaction.
/// </remarks>
public interface IContractLedger
{
    /// <summary>
    /// Records a batch, whole or not at all. A race that another writer won is judged again, on what that writer
    /// recorded.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">
    /// The entries, in order. They share one recorded instant. One without an id is given one.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; nothing is recorded then.</param>
    /// <returns>The outcome. Entries that were recorded before are listed as repeated and change nothing.</returns>
    /// <exception cref="ContractRuleException">The batch is refused; it carries every conflict.</exception>
    /// <exception cref="UnreadableStreamException">The stream cannot be read; nothing is recorded.</exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in the stream; nothing is recorded.
    /// </exception>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    Task<RecordingOutcome> RecordAsync(
        StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records a batch onto a stream that has not changed since the caller read it. A race is lost at once.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">
    /// The entries, in order. They share one recorded instant. One without an id is given one.
    /// </param>
    /// <param name="expectedVersion">
    /// The <see cref="History.Version"/> that the caller has seen; 0 for a stream that is yet to begin.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; nothing is recorded then.</param>
    /// <returns>
    /// The outcome. A batch of which everything was recorded before changes nothing, whatever the version.
    /// </returns>
    /// <exception cref="JasperFx.Events.EventStreamUnexpectedMaxEventIdException">
    /// The stream has another version.
    /// </exception>
    /// <exception cref="ContractRuleException">The batch is refused; it carries every conflict.</exception>
    /// <exception cref="UnreadableStreamException">The stream cannot be read; nothing is recorded.</exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in the stream; nothing is recorded.
    /// </exception>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    Task<RecordingOutcome> RecordAsync(
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int expectedVersion,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Records a batch in a transaction of the host's own: it is committed with it, or rolled back with it.
    /// </summary>
    /// <remarks>
    /// A race is lost at once, since only the host can roll its transaction back and retry. A refusal writes nothing,
    /// and the transaction goes on. Until it ends, others wait to record to the stream, a rebuild waits, and answers
    /// about now are provisional; so it should be short.
    /// </remarks>
    /// <param name="transaction">The transaction, which is under way in the ledger's database.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">
    /// The entries, in order. They share one recorded instant, which is not that of the commit. One without an id is
    /// given one.
    /// </param>
    /// <param name="expectedVersion">
    /// The <see cref="History.Version"/> that the caller has seen, or null for whichever it is.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; the transaction can then only be rolled back.</param>
    /// <returns>The outcome, once the transaction is committed.</returns>
    /// <exception cref="JasperFx.ConcurrencyException">
    /// Another writer was first, or the stream has another version.
    /// </exception>
    /// <exception cref="ContractRuleException">The batch is refused; it carries every conflict.</exception>
    /// <exception cref="UnreadableStreamException">The stream cannot be read; nothing is recorded.</exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in the stream; nothing is recorded.
    /// </exception>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    /// <exception cref="ArgumentException">
    /// A payload is impossible by itself, or the transaction is in another tenant's database.
    /// </exception>
    Task<RecordingOutcome> RecordWithinAsync(
        NpgsqlTransaction transaction,
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Previews the outcome that recording a batch now would have; nothing is recorded, and a refusal is an outcome.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">The entries, in order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    Task<RecordingOutcome> PreviewAsync(
        StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Goes through all streams once, and records in each what ran out by a day:
    /// <see cref="HistoryLapses.LapsedBy(History, DateOnly)"/>, through the same door as everything else.
    /// </summary>
    /// <remarks>
    /// For hosts that run no deadline monitor. Any number may do it at once: each entry is recorded once. All entries
    /// are read in one ordered scan. A stream that fails does not stop the others.
    /// </remarks>
    /// <param name="day">The day that has begun.</param>
    /// <param name="cancellationToken">Cancels the rest; what was recorded stays.</param>
    Task<LapseRound> RecordLapsesAsync(DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes in lines of history files as they are, however many: memory holds the largest stream, not the history. All
    /// are judged before the first is recorded; then whole batches are committed, many at a time.
    /// </summary>
    /// <remarks>
    /// A batch is what one stream learned at one instant, in a row. An import that is cut off leaves a valid prefix of
    /// each stream, and the same import again completes it. Lines are read once, on another thread, and sorted by
    /// stream; where they are many, in a private temporary file as large as they are.
    /// <see cref="HistoryReader.ReadEach"/> gives those of files.
    /// </remarks>
    /// <param name="lines">The lines, those of one stream in order.</param>
    /// <param name="progress">
    /// Reported to while lines are read, once all are judged, and after each transaction; null for none.
    /// </param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <exception cref="HistoryFileException">
    /// Reading the lines finds faults, or a line gives a known id other content. Nothing is recorded, unless another
    /// writer gave the id its content during the import.
    /// </exception>
    /// <exception cref="ArgumentException">A payload is impossible by itself; nothing is recorded.</exception>
    /// <exception cref="UnreadableStreamException">A stream of the lines cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in a stream of the lines.
    /// </exception>
    Task<ImportOutcome> ImportAsync(
        IEnumerable<HistoryLine> lines,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes in lines that arrive bit by bit, such as those of a request's body, as the other overload does.
    /// </summary>
    /// <param name="lines">
    /// The lines, those of one stream in order; <see cref="HistoryReader.ReadEachAsync"/> gives those of files.
    /// </param>
    /// <param name="progress">Reported to as in the other overload; null for none.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <inheritdoc cref="ImportAsync(IEnumerable{HistoryLine}, IProgress{ImportProgress}?, CancellationToken)"/>
    Task<ImportOutcome> ImportAsync(
        IAsyncEnumerable<HistoryLine> lines,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Everything that was recorded in one stream; empty where nothing was.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in this stream.</exception>
    Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default);

    /// <summary>Everything in one stream that is known at a viewpoint; empty where nothing is.</summary>
    /// <remarks>The viewpoint's day and evidence policy leave out nothing.</remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The history, with the token that gives the same one again.</returns>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    Task<LedgerAnswer<History>> HistoryAsync(
        StreamKey stream,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Explains the totals of a pair at a viewpoint: every commitment and open option that counts in them
    /// (<see cref="Histories.Explain"/>).
    /// </summary>
    /// <remarks>The streams that name the debtor are read and folded, one at a time.</remarks>
    /// <param name="debtor">The party that owes.</param>
    /// <param name="creditor">The party that is owed.</param>
    /// <param name="unit">The unit of the totals.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The explanations by stream, commitments before options, with the token that gives the same answer again.
    /// </returns>
    /// <inheritdoc cref="CommitmentsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<Explanation>>> ExplainTotalAsync(
        Id<Party> debtor,
        Id<Party> creditor,
        AmountUnit unit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that was recorded, stream by stream, in one ordered scan; one stream is held at a time.
    /// </summary>
    /// <remarks>The streams come in the order of their keys, as the database's collation has it.</remarks>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <exception cref="UnreadableStreamException">A stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded here.</exception>
    IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The board of commitments at a viewpoint, over all streams or some, with the portfolio: totals, deadlines,
    /// holdings and capacity.
    /// </summary>
    /// <remarks>
    /// Each stream is read and folded as it comes. The board holds all of them in memory, with the facts on which their
    /// figures rest, and no other entries; <see cref="AggregatesAsync"/> gives them one at a time. The streams of a
    /// party are found by whom entries name (<see cref="History.PartiesNamed(int)"/>), so that no other is read; where
    /// no rows are kept, all entries are searched for it.
    /// </remarks>
    /// <param name="scope">
    /// The streams: all, one (a position's, too), or those that concern a party (<see cref="Aggregate.Concerns"/>).
    /// Each is on the board as a whole.
    /// </param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The board, with the token that gives the same one again.</returns>
    /// <exception cref="UnreadableStreamException">One of the streams cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in one of the streams.
    /// </exception>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>Every partnership, offering and organization at a viewpoint, one at a time.</summary>
    /// <remarks>
    /// <para>
    /// Every entry of every stream is read and folded; memory holds one stream at a time, and a database connection is
    /// held while they are read. They come in the order of their streams' keys, as the database's collation has it.
    /// </para>
    /// <para>
    /// All are of one knowledge, that of the token, which is given before the first is read. They can be read as often
    /// as is wanted, and whenever: each time they are what the token knows.
    /// </para>
    /// </remarks>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the call, and not the reading, which takes a token of its own
    /// (<see cref="TaskAsyncEnumerableExtensions.WithCancellation{T}"/>).
    /// </param>
    /// <returns>
    /// The aggregates of which anything is known, with the token that gives the same ones again. Streams that are left
    /// out because they cannot be read are listed as they are come upon.
    /// </returns>
    /// <exception cref="UnreadableStreamException">
    /// A stream cannot be read; reading the aggregates fails where it is come upon.
    /// </exception>
    /// <exception cref="UnknownEventException">
    /// A newer version of the library recorded in a stream; reading the aggregates fails where it is come upon.
    /// </exception>
    /// <exception cref="TokenRefusedException">
    /// Other rules gave the token, or the store was restored since, even if only the aggregates are read after that.
    /// </exception>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    Task<LedgerAnswer<IAsyncEnumerable<Aggregate>>> AggregatesAsync(
        Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The figures of commitments and options at a viewpoint, over all streams or some; closed ones included.
    /// </summary>
    /// <remarks>
    /// Under a named policy in the default order of sources this is read off the ledger's rows, without folding
    /// anything; under a caller's own, or where no rows are kept, the streams concerned are folded. The answers are the
    /// same.
    /// </remarks>
    /// <param name="scope">The positions.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The positions made by then, in no order, with the token that gives the same answer again.</returns>
    /// <exception cref="UnreadableStreamException">A stream has to be folded that cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// A stream has to be folded in which a newer version of the library recorded.
    /// </exception>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    Task<LedgerAnswer<IReadOnlyList<Position>>> PositionsAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>The total of the positions in a unit at a viewpoint: of all, a debtor, a creditor or a pair.</summary>
    /// <remarks>
    /// Under a named policy in the default order of sources it takes about as long however many positions and entries
    /// there are.
    /// </remarks>
    /// <param name="scope">The positions: of all, a debtor, a creditor or a pair.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// A <see cref="UnitTotal"/>, <see cref="DebtorTotal"/>, <see cref="CreditorTotal"/> or <see cref="PairTotal"/> as
    /// the scope is, or null where there is no position, with the token that gives the same answer again.
    /// </returns>
    /// <exception cref="UnreadableStreamException">A stream has to be folded that cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// A stream has to be folded in which a newer version of the library recorded.
    /// </exception>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    Task<LedgerAnswer<PositionTotal?>> TotalAsync(
        TotalScope scope,
        AmountUnit unit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The successive figures that the ledger held of a commitment or option for the day of a viewpoint, as far as the
    /// viewpoint knows and under its evidence policy.
    /// </summary>
    /// <remarks>
    /// <para>
    /// They are the beliefs of <see cref="HistoryQuestions.Beliefs(History, FigureKey, DateOnly, EvidencePolicy)"/>
    /// without their causes, which only the stream's history gives.
    /// </para>
    /// <para>
    /// Under a named policy in the default order of sources they are read off the ledger's rows; under a caller's own,
    /// or where no rows are kept, the stream is folded once for each instant at which something was learned.
    /// </para>
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="position">The commitment or option.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The beliefs, each different from the one before, without a gap from the first figures on; empty if there never
    /// were any. With the token that gives the same answer again.
    /// </returns>
    /// <exception cref="UnreadableStreamException">The stream has to be folded and cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// The stream has to be folded, and a newer version of the library recorded in it.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The key is of neither a commitment nor an option, or the token is of another tenant.
    /// </exception>
    Task<LedgerAnswer<IReadOnlyList<PositionBelief>>> PositionBeliefsAsync(
        StreamKey stream,
        FigureKey position,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The successive totals that the ledger held for the day of a viewpoint, from an instant on, as far as the
    /// viewpoint knows and under its evidence policy.
    /// </summary>
    /// <remarks>
    /// <para>
    /// To go on, ask with the token of the answer and the <see cref="TotalBelief.KnownTo"/> of the last one as the next
    /// instant; where it is null, there are no more.
    /// </para>
    /// <para>
    /// Under a named policy in the default order of sources they are read off the ledger's rows, which takes time with
    /// the number of changes since the instant; a stream without rows is folded once for each instant since then at
    /// which something was learned. Under a caller's own policy, or where no rows are kept, that is done with every
    /// stream concerned.
    /// </para>
    /// </remarks>
    /// <param name="scope">The positions: of all, a debtor, a creditor or a pair.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="since">The instant from which the totals are wanted, inclusive.</param>
    /// <param name="limit">The greatest number of totals: 1 to <see cref="LedgerView.MostBeliefs"/>.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The beliefs, the oldest first: the first begins at the instant, even where its total was held before, and each
    /// differs from the one before, without a gap; empty where the instant is after that of the viewpoint. With the
    /// token that gives the same answer again.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such limit.</exception>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<TotalBelief>>> TotalBeliefsAsync(
        TotalScope scope,
        AmountUnit unit,
        DateTimeOffset since,
        int limit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>A page of positions at a viewpoint, filtered and in order.</summary>
    /// <remarks>
    /// Under a named policy in the default order of sources it is read off the ledger's rows, in the order of an index: it
    /// takes about as long however many positions there are, unless the filter holds for few of them.
    /// </remarks>
    /// <param name="filter">The positions, and their order.</param>
    /// <param name="size">The number of positions on the page: 1 to <see cref="LedgerView.LargestPage"/>.</param>
    /// <param name="viewpoint">The viewpoint, which all pages share.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, whose knowledge replaces the viewpoint's and
    /// <paramref name="known"/>; null for the first page.
    /// </param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the token that gives the same one again.</returns>
    /// <exception cref="ArgumentException">
    /// Positions are ordered by size and the unit is not stated, the page before was of another viewpoint or filter, or
    /// the token is of another tenant.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such size.</exception>
    /// <exception cref="UnreadableStreamException">A stream has to be folded that cannot be read.</exception>
    /// <exception cref="UnknownEventException">
    /// A stream has to be folded in which a newer version of the library recorded.
    /// </exception>
    Task<LedgerAnswer<LedgerPage<Position>>> PositionPageAsync(
        PositionFilter filter,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>A page of the items of a class at a viewpoint, by stream and id.</summary>
    /// <remarks>
    /// Under a named policy in the default order of sources it is read off the ledger's rows, in the order of an index;
    /// of one party, all of its items are read.
    /// </remarks>
    /// <typeparam name="T">The class of the items.</typeparam>
    /// <param name="scope">The items, such as <see cref="ItemScope.Of{T}"/>.</param>
    /// <param name="size">The number of items on the page: 1 to <see cref="LedgerView.LargestPage"/>.</param>
    /// <param name="viewpoint">The viewpoint, which all pages share.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, whose knowledge replaces the viewpoint's and
    /// <paramref name="known"/>; null for the first page.
    /// </param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the token that gives the same one again.</returns>
    /// <exception cref="ArgumentException">
    /// The page before was of another viewpoint or question, or the token is of another tenant.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such size.</exception>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<LedgerPage<T>>> ItemPageAsync<T>(
        ItemScope scope,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) where T : LedgerItem;

    /// <summary>
    /// A page of the things that are due, or end by themselves, from the day of a viewpoint on; by day, stream, kind
    /// and thing.
    /// </summary>
    /// <remarks>For each page, all that comes up in the span is read off the ledger's rows.</remarks>
    /// <param name="within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
    /// <param name="party">The party whose items are wanted (<see cref="Portfolio.Upcoming"/>); null for all.</param>
    /// <param name="size">The number of items on the page: 1 to <see cref="LedgerView.LargestPage"/>.</param>
    /// <param name="viewpoint">The viewpoint, which all pages share.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, whose knowledge replaces the viewpoint's and
    /// <paramref name="known"/>; null for the first page.
    /// </param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the token that gives the same one again.</returns>
    /// <exception cref="ArgumentException">
    /// The page before was of another viewpoint or question, or the token is of another tenant.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such size, or no such number of days.</exception>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<LedgerPage<UpcomingItem>>> UpcomingPageAsync(
        int within,
        Id<Party>? party,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The totals at a viewpoint by debtor, creditor, pair, unit and nature, of all positions or those of one party.
    /// </summary>
    /// <remarks>
    /// Under a named policy in the default order of sources PostgreSQL adds the ledger's rows up, and only the sums
    /// between two parties are read; otherwise the streams concerned are folded.
    /// </remarks>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="party">The party whose positions count; null for all positions.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The totals, with the token that gives the same answer again.</returns>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<Exposure>> ExposureAsync(
        Viewpoint viewpoint,
        Id<Party>? party = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The distribution of firm commitments at a viewpoint among debtors or creditors, by unit: of all, or of those
    /// that one party is owed or owes.
    /// </summary>
    /// <inheritdoc cref="ExposureAsync" path="/remarks"/>
    /// <param name="side">The side whose parties share the amounts.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="around">
    /// The party whose debtors (<see cref="Portfolio.DebtorsOf"/>) or creditors (<see cref="Portfolio.CreditorsOf"/>)
    /// share them; null for all positions.
    /// </param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The distributions by unit, with the token that gives the same answer again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such side.</exception>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<Concentration>>> ConcentrationAsync(
        CommitmentSide side,
        Viewpoint viewpoint,
        Id<Party>? around = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The portfolio at a viewpoint, over all streams or some: exposure, concentration, reliance, backlog, deals,
    /// deadlines, cures, rights, holdings, capacity, published figures, and what comes up.
    /// </summary>
    /// <remarks>
    /// It is read off the ledger's rows as positions and items are, and holds all of them in memory; a question about
    /// one kind of items, or about a span of days, reads less.
    /// </remarks>
    /// <param name="scope">
    /// The streams: all, one, or the positions of a party with the items that concern it (<see cref="ItemScope.Party"/>).
    /// </param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The portfolio, with the token that gives the same one again.</returns>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<Portfolio>> PortfolioAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The deals, deadlines, cures, rights, holdings, capacity or published figures at a viewpoint, over all streams or
    /// some.
    /// </summary>
    /// <remarks>
    /// Under a named policy in the default order of sources this is read off the ledger's rows, without folding
    /// anything; under a caller's own, or where no rows are kept, the streams concerned are folded. The answers are the
    /// same.
    /// </remarks>
    /// <typeparam name="T">The class of the items.</typeparam>
    /// <param name="scope">The items, such as <see cref="ItemScope.Of{T}"/>.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items on the day, by stream and id, with the token that gives the same answer again.</returns>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<T>>> ItemsAsync<T>(
        ItemScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) where T : LedgerItem;

    /// <summary>
    /// The things that are due, or end by themselves, from the day of the viewpoint, inclusive, through a number of
    /// days after it; by day, stream, kind and thing (<see cref="Portfolio.Upcoming"/>).
    /// </summary>
    /// <remarks>Rows are found by their days, so that it takes about as long however many others there are.</remarks>
    /// <param name="within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
    /// <param name="party">The party whose items are wanted; null for all.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items, with the token that gives the same answer again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not 1 to 3,660.</exception>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<UpcomingItem>>> UpcomingAsync(
        int within,
        Id<Party>? party,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The amounts firmly owed to each creditor by maturity at a viewpoint; by creditor and unit
    /// (<see cref="Portfolio.Backlogs"/>).
    /// </summary>
    /// <remarks>
    /// Of the ledger's rows, only those of the commitments concerned and of instalments are read: of a creditor, in the
    /// streams that name it.
    /// </remarks>
    /// <param name="creditor">The creditor; null for all.</param>
    /// <param name="viewpoint">The viewpoint, from whose day months are counted.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The backlogs, with the token that gives the same answer again.</returns>
    /// <inheritdoc cref="PositionsAsync" path="/exception"/>
    Task<LedgerAnswer<IReadOnlyList<Backlog>>> BacklogsAsync(
        Id<Party>? creditor,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Rebuilds the ledger's rows from the entries: after an update that changed the rules, or where rows were not kept
    /// for a time.
    /// </summary>
    /// <remarks>
    /// Recording and asking go on meanwhile; writers wait for a moment at the end. Until then questions are answered
    /// from the old rows, or by folding where these are not complete.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the call; the rows in use stay as they are.</param>
    /// <exception cref="InvalidOperationException">No rows are kept.</exception>
    /// <exception cref="UnreadableStreamException">A stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded here.</exception>
    Task RebuildAsync(CancellationToken cancellationToken = default);

    /// <summary>The ledger as of a day, as known now.</summary>
    /// <param name="day">The day at whose end the state is asked for.</param>
    LedgerView AsOf(DateOnly day) => AsOf(Viewpoint.On(day));

    /// <summary>The ledger as of a day, as known at an instant.</summary>
    /// <param name="day">The day at whose end the state is asked for.</param>
    /// <param name="knownAt">The last instant of which entries are known.</param>
    LedgerView AsOf(DateOnly day, DateTimeOffset knownAt) => AsOf(Viewpoint.On(day, knownAt));

    /// <summary>The ledger as of a day, with exactly what was known when an answer was given.</summary>
    /// <param name="day">The day at whose end the state is asked for.</param>
    /// <param name="known">The answer's token.</param>
    LedgerView AsOf(DateOnly day, KnowledgeToken known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new(this, Viewpoint.On(day, known.KnownAt), known);
    }

    /// <summary>The ledger from a viewpoint.</summary>
    /// <param name="viewpoint">The viewpoint.</param>
    LedgerView AsOf(Viewpoint viewpoint) => new(this, viewpoint);
}
