using Contracts.Endurance.Operation.Checks;

namespace Contracts.Endurance.Operation;

/// <summary>One step of a sequence: an act, and the questions that every host is asked after it.</summary>
/// <param name="Act">The act.</param>
/// <param name="Looks">The questions.</param>
internal sealed record Step(Act Act, IReadOnlyList<Look> Looks);

/// <summary>Something that happens to a store or to its hosts. Acts are data, so that a sequence can be printed and shortened.</summary>
internal abstract record Act
{
    /// <summary>Carries the act out, and has the deployment learn what was acknowledged.</summary>
    /// <exception cref="Fault">The store acknowledged, refused or lost something that it should not have.</exception>
    public abstract Task RunAsync(Deployment deployment);
}

/// <summary>A sequence of steps, made from one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="First">The settings of the first host.</param>
/// <param name="HasTables">Whether the first host finds the tables of the default settings.</param>
/// <param name="Bound">The bound of all hosts beyond which a stream has no rows.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Sequence(int Seed, HostSettings First, bool HasTables, LedgerBound Bound, IReadOnlyList<Step> Steps)
{
    /// <summary>The sequence as a list of steps, one a line.</summary>
    public override string ToString() =>
        $"seed {Seed}, first host {First}{(HasTables ? "" : ", no tables")}{(Bound == LedgerBound.Default ? "" : ", few rows a stream")}\n{string.Join('\n', Steps.Select((step, i) => $"{i + 1,3}. {step.Act}"))}";
}
