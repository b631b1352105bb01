namespace Contracts;

public sealed partial class Partnership
{
    private protected override IEnumerable<IExplained> Explained => [.. _commitments.InOrder, .. _options.InOrder, .. _investments.InOrder];
}
