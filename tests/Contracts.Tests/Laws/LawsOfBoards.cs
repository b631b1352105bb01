using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfBoards
{
    private static readonly Id<Party>[] Parties = ["ann", "bob", "cas", "dan"];

    private static readonly DateTimeOffset Later = new(2025, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_stream_concerns_nobody_whom_its_entries_do_not_name() =>
        Gen.Select(Of(10), RandomHistories.Viewpoint).Sample((history, viewpoint) => Parties.Where(history.AsOf(viewpoint).Concerns).All(history.PartiesNamed().Contains));

    [Fact]
    public void what_somebody_owes_or_is_owed_is_in_what_concerns_it() =>
        Gen.Select(Of(10), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var board = CommitmentBoard.Of([history], viewpoint);
            return board.Positions.All(position => board.Partnerships.Single().Concerns(position.Figures.Debtor)
                    && board.Partnerships.Single().Concerns(position.Figures.Creditor))
                && board.Portfolio.Holdings.All(holding => board.Partnerships.Single().Concerns(holding.Investor) && board.Partnerships.Single().Concerns(holding.Issuer));
        });

    [Fact]
    public void each_party_is_named_for_the_first_time_once() =>
        Gen.Select(Of(10), Gen.Int[0, 10]).Sample((history, cut) =>
        {
            var since = Math.Min(cut, history.Version);
            return History.Of(history.Stream, history.Entries.Take(since)).PartiesNamed().Concat(history.PartiesNamed(since)).SequenceEqual(history.PartiesNamed());
        });

    [Fact]
    public void what_becomes_known_later_changes_no_board_as_known_before() =>
        Gen.Select(Entries(1, 8), Gen.Int[0, 8], RandomHistories.Viewpoint).Sample((entries, cut, viewpoint) =>
        {
            var before = History.Empty(Key).Import(entries.Take(cut)).After;
            var after = before.Import(entries.Skip(cut).Select(late => (late.Item1, Later))).After;
            return CommitmentBoard.Of([after], viewpoint) is var then && CommitmentBoard.Of([before], viewpoint) is var now
                && then.Partnerships.Count == now.Partnerships.Count && then.Commitments.Select(commitment => commitment.Figures).SequenceEqual(now.Commitments.Select(commitment => commitment.Figures));
        });
}
