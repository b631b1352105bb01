using System.CommandLine;

namespace Replay;

/// <summary>Something that shows figures, by its stream and its key in it.</summary>
internal sealed record Figure(StreamKey Stream, FigureKey Key)
{
    /// <summary>The argument that names one.</summary>
    public static Argument<Figure?> Named() => new("stream/figure")
    {
        Description = $"A commitment, such as partnership/openai-coreweave/compute; or {Words.Figures}.",
        CustomParser = result =>
        {
            var (value, fault) = Words.Figure(result.Tokens[0].Value);
            if (value is null)
                result.AddError(fault);
            return value;
        },
    };

    /// <summary>As it is written on the command line.</summary>
    public override string ToString() => Key.Kind switch
    {
        FigureKind.Commitment or FigureKind.Capacity => $"{Stream}/{Key.Name}",
        FigureKind.Offering => $"{Stream}",
        _ => $"{Stream}/{Words.Of(Key.Kind)}/{Key.Name}",
    };

    /// <summary>
    /// <c>partnership/openai-coreweave/compute</c> is a commitment, <c>partnership/openai-coreweave/option/more</c> an option, with <c>investment</c> an investment;
    /// <c>offering/coreweave-ipo</c> is an offering, and <c>organization/coreweave/GPUs</c> a kind of capacity.
    /// </summary>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static Figure Parse(string text) => text.Split('/', 4) switch
    {
        ["partnership", var slug, "option", var option] => new Figure(StreamKey.Partnership(slug), new Id<Contracts.Option>(option)),
        ["partnership", var slug, "investment", var investment] => new Figure(StreamKey.Partnership(slug), new Id<Investment>(investment)),
        ["partnership", var slug, var commitment] => new Figure(StreamKey.Partnership(slug), new Id<Commitment>(commitment)),
        ["offering", var slug] => new Figure(StreamKey.Offering(slug), FigureKey.Offering),
        ["organization", var slug, { Length: > 0 } kind] => new Figure(StreamKey.Organization(slug), FigureKey.Capacity(kind)),
        _ => throw new ArgumentException($"'{text}' names no figure."),
    };
}
