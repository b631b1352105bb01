namespace Contracts;

public sealed partial class Partnership
{
    private protected override IEnumerable<IExplained> Explained => [.. _commitments.Values, .. _options.Values, .. _investments.Values];
}
