using ScottPlot;
using SkiaSharp;

namespace Replay;

/// <summary>Writes a plot to a PNG or SVG file, depending on the extension.</summary>
internal static class PlotFile
{
    private const int Width = 1200;
    private const int PanelHeight = 400;

    /// <summary>True where the extension is <c>.png</c> or <c>.svg</c>.</summary>
    public static bool IsSupported(string file) => Path.GetExtension(file).ToLowerInvariant() is ".png" or ".svg";

    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Write(Multiplot plot, int panels, string file)
    {
        var height = PanelHeight * panels;
        try
        {
            using var output = File.Create(file);
            if (Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase))
                WriteSvg(plot, height, output);
            else
                WritePng(plot, height, output);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file '{file}' cannot be written: {closed.Message}");
        }
    }

    private static void WriteSvg(Multiplot plot, int height, Stream output)
    {
        using var canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, height), output);
        plot.Render(canvas, new PixelRect(0, Width, height, 0));
    }

    private static void WritePng(Multiplot plot, int height, Stream output)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, height));
        plot.Render(surface.Canvas, new PixelRect(0, Width, height, 0));
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(output);
    }
}
