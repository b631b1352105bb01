using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>Laws of the rectangles of a figure in both times.</summary>
public sealed class LawsOfRectangles
{
    [Fact]
    public void the_one_that_covers_a_viewpoint_holds_its_figures() =>
        Gen.Select(OfAnyKind(14), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var seen = history.AsOf(viewpoint);
            return history.AsOf(viewpoint with { AsOf = DateOnly.MaxValue, KnownAt = DateTimeOffset.MaxValue }).FigureKeys.Union(seen.FigureKeys).All(figure =>
            {
                var covering = history.Rectangles(figure, viewpoint.Evidence).Where(rectangle => Covers(rectangle, viewpoint)).ToList();
                return covering.Count <= 1 && Equals(covering.SingleOrDefault()?.Figures, seen.FiguresOf(figure));
            });
        });

    [Fact]
    public void no_two_could_be_joined_along_days() =>
        OfAnyKind(14).Sample(history => history.Latest.FigureKeys.All(figure =>
        {
            var rectangles = history.Rectangles(figure, EvidencePolicy.All);
            return rectangles.All(one => !rectangles.Any(other =>
                one.EffectiveTo == other.EffectiveFrom && one.KnownFrom == other.KnownFrom && one.KnownTo == other.KnownTo && one.Figures == other.Figures));
        }));

    [Fact]
    public void two_figures_that_differ_are_told_apart() =>
        OfAnyKind(14).Sample(history => history.Latest.FigureKeys.All(figure =>
        {
            var seen = history.Rectangles(figure, EvidencePolicy.All).Select(rectangle => rectangle.Figures).ToList();
            return seen.Zip(seen.Skip(1)).Where(pair => pair.First != pair.Second).All(pair => Sentences.Apart(pair.First, pair.Second) is var (one, other) && one != other);
        }));

    private static bool Covers(FigureRectangle rectangle, Viewpoint viewpoint) =>
        rectangle.EffectiveFrom <= viewpoint.AsOf && (rectangle.EffectiveTo is not { } to || viewpoint.AsOf < to)
        && rectangle.KnownFrom <= viewpoint.KnownAt && (rectangle.KnownTo is not { } end || viewpoint.KnownAt < end);
}
