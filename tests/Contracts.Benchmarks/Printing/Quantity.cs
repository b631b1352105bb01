using System.Globalization;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Printing;

/// <summary>Seconds and bytes as people read them.</summary>
internal static class Quantity
{
    public static string Of(double value, Measure measure) => measure == Measure.Time ? OfSeconds(value) : OfBytes(value);

    private static string OfSeconds(double seconds) => seconds switch
    {
        < 1e-3 => Format(seconds * 1e6, "µs"),
        < 1 => Format(seconds * 1e3, "ms"),
        _ => Format(seconds, "s"),
    };

    private static string OfBytes(double bytes) => bytes < 1024 * 1024 ? Format(bytes / 1024, "KiB") : Format(bytes / 1024 / 1024, "MiB");

    private static string Format(double value, string unit) =>
        $"{value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture)} {unit}";
}
