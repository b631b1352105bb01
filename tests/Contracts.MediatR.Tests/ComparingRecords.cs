using Contracts.Storage;
using Contracts.Testing;
using Contracts.Tests.Language;

namespace Contracts.Mediation.Tests;

public sealed class ComparingRecords
{
    [Fact]
    public void goes_by_the_items_of_each_list()
    {
        Type[] packages = [typeof(IContractLedger), typeof(RecordEntries), typeof(EmbeddedPostgres)];
        var lists = packages.SelectMany(type => RecordsWithLists.Of(type.Assembly)).ToList();

        string.Join("\n", lists.SelectMany(RecordsWithLists.Faults)).Should().BeEmpty();
        lists.Should().HaveCountGreaterThanOrEqualTo(6);
    }
}
