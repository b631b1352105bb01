namespace Contracts;

public sealed partial class Histories
{
    /// <summary>Why the totals of a pair are what they are: the explanation of each commitment and each open option that has a part in them.</summary>
    /// <param name="debtor">Who owes.</param>
    /// <param name="creditor">Who is owed.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <returns>The parts, by stream, commitments before options, each by slug.</returns>
    public IReadOnlyList<Explanation> Explain(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, Viewpoint viewpoint) =>
    [
        .. from history in this
           let seen = history.AsOf(viewpoint)
           from figure in seen.FigureKeys
           where seen.FiguresOf(figure) switch
           {
               CommitmentFigures owed => owed.Debtor == debtor && owed.Creditor == creditor && owed.Outstanding.Unit == unit,
               OptionFigures { Lifecycle: OptionLifecycle.Open } option => option.Debtor == debtor && option.Creditor == creditor && option.Left.Unit == unit,
               _ => false,
           }
           select new Explanation { Stream = history.Stream, Figure = figure, Steps = history.Explain(figure, viewpoint) },
    ];
}
