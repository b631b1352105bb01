using System.Data.Common;
using Marten.Storage;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Contracts.Storage;

/// <summary>One statement of ours, in the transaction and the round trip of the entries.</summary>
internal sealed class LedgerOperation(Action<ICommandBuilder> configure) : IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(StorageFeatures);

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session) => configure(builder);

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;
}
