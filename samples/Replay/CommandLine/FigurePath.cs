namespace Replay;

/// <summary>A figure as named on the command line: its stream and its key in that stream.</summary>
internal sealed record FigurePath(StreamKey Stream, FigureKey Key)
{
    /// <summary>The forms of figures other than commitments, for help and messages.</summary>
    public static string OtherForms =>
        "partnership/KEY/option/SLUG, partnership/KEY/investment/SLUG, offering/KEY, organization/KEY/KIND "
        + "or organization/KEY/measure/WORDS";

    /// <summary>
    /// Parses <c>partnership/openai-coreweave/compute</c> as a commitment,
    /// <c>partnership/openai-coreweave/option/more</c> as an option and
    /// <c>partnership/openai-coreweave/investment/stake</c> as an investment;
    /// <c>offering/coreweave-ipo</c> is an offering, <c>organization/coreweave/GPUs</c> a kind of capacity, and
    /// <c>organization/coreweave/measure/revenue backlog</c> a published measure.
    /// </summary>
    /// <exception cref="ArgumentException">The text has none of these forms.</exception>
    public static FigurePath Parse(string text) => text.Split('/', 4) switch
    {
        ["partnership", var slug, "option", var option] =>
            new FigurePath(StreamKey.Partnership(slug), new Id<Option>(option)),
        ["partnership", var slug, "investment", var investment] =>
            new FigurePath(StreamKey.Partnership(slug), new Id<Investment>(investment)),
        ["partnership", var slug, var commitment] =>
            new FigurePath(StreamKey.Partnership(slug), new Id<Commitment>(commitment)),
        ["offering", var slug] =>
            new FigurePath(StreamKey.Offering(slug), FigureKey.Offering),
        ["organization", var slug, "measure", { Length: > 0 } measure] =>
            new FigurePath(StreamKey.Organization(slug), FigureKey.Measure(measure)),
        ["organization", var slug, { Length: > 0 } kind] =>
            new FigurePath(StreamKey.Organization(slug), FigureKey.Capacity(kind)),
        _ => throw new ArgumentException($"'{text}' names no figure."),
    };

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Key.Kind switch
    {
        FigureKind.Commitment or FigureKind.Capacity => $"{Stream}/{Key.Name}",
        FigureKind.Offering => $"{Stream}",
        _ => $"{Stream}/{Words.Of(Key.Kind)}/{Key.Name}",
    };
}
