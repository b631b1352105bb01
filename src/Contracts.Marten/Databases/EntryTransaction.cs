using System.Data;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;
using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// A session in a transaction of its own, which saving the session commits; or in the host's transaction, which the
/// host ends.
/// </summary>
/// <remarks>
/// The commit travels with the last statement, where Marten would send it after all of them: a lock is held for a round
/// trip less. Only where projections of the host are written along, which are checked after their statements, it comes
/// after the checks. Marten never ends the transaction: where the connection is lost, its rollback would fail, and hide
/// the first failure.
/// </remarks>
internal sealed class EntryTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection? _connection;
    private readonly NpgsqlTransaction? _transaction;

    private EntryTransaction(NpgsqlConnection? connection, NpgsqlTransaction? transaction, IDocumentSession session)
    {
        _connection = connection;
        _transaction = transaction;
        Session = session;
    }

    public IDocumentSession Session { get; }

    /// <summary>True where it sees the store as it was at its beginning, as a host's transaction may.</summary>
    public bool SeesOneSnapshot { get; private init; }

    /// <summary>Begins a transaction on a connection, which is closed with it.</summary>
    public static async Task<EntryTransaction> BeginAsync(
        IDocumentStore store, NpgsqlConnection connection, string tenant, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            return new EntryTransaction(
                connection, transaction, Mark(store.OpenSession(Options(store, transaction, tenant))));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Joins a transaction that the host began, and ends.</summary>
    public static EntryTransaction Within(IDocumentStore store, NpgsqlTransaction ofHost, string tenant)
    {
        var options = SessionOptions.ForTransaction(ofHost);
        options.Tracking = DocumentTracking.None;
        options.TenantId = tenant;
        return new EntryTransaction(null, null, Mark(store.OpenSession(options)))
        {
            SeesOneSnapshot = ofHost.IsolationLevel
                is IsolationLevel.RepeatableRead or IsolationLevel.Serializable or IsolationLevel.Snapshot,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(false);
        if (_transaction is not null)
            await _transaction.DisposeAsync().ConfigureAwait(false);
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Gives all entries of the session one mark, and nothing else: Marten would name the current trace where an entry
    /// names none.
    /// </summary>
    private static IDocumentSession Mark(IDocumentSession session)
    {
        session.SetHeader(RecordingMark.Header, RecordingMark.New());
        (session.CorrelationId, session.CausationId, session.LastModifiedBy) = (null, null, null);
        return session;
    }

    private static SessionOptions Options(IDocumentStore store, NpgsqlTransaction transaction, string tenant)
    {
        var writesMore =
            store.Options.Events.Projections().Any(projection => projection.Lifecycle == ProjectionLifecycle.Inline);
        var options = SessionOptions.ForTransaction(transaction);
        options.Tracking = DocumentTracking.None;
        options.TenantId = tenant;
        options.Listeners.Add(writesMore ? new CommitsAfterChecks() : new CommitsLast());
        return options;
    }

    private sealed class CommitsLast : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            session.QueueOperation(new LedgerOperation(builder => builder.Append("commit")));
            return Task.CompletedTask;
        }
    }

    private sealed class CommitsAfterChecks : DocumentSessionListenerBase, ITransactionParticipant
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            // The last participant, after those of the projections, which have registered by now.
            ((ITransactionParticipantRegistrar)session).AddTransactionParticipant(this);
            return Task.CompletedTask;
        }

        public Task BeforeCommitAsync(
            NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) =>
            transaction.CommitAsync(token);
    }
}
