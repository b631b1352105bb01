using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The unit of an amount: a currency by its ISO 4217 code, or another such as GPU, MW, share or data centre.
/// </summary>
/// <remarks>
/// Amounts of different units are never added, compared or converted. The name is kept as given, and comparison is
/// ordinal and case-sensitive. Recording and importing refuse a name that differs from a known one
/// (<see cref="Known"/>) only by case. The <c>default</c> value is not a unit; an amount cannot be created with it.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<AmountUnit>))]
public readonly record struct AmountUnit : IText<AmountUnit>
{
    internal const int Longest = 40;

    private readonly string? _text;

    /// <summary>Creates a unit from its name.</summary>
    /// <param name="text">
    /// 1 to 40 characters: letters, digits, and single spaces, hyphens or slashes between them.
    /// </param>
    /// <exception cref="ArgumentException">The text is not such a name.</exception>
    public AmountUnit(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsOne(text))
        {
            throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not a unit; "
                + $"a unit is 1 to {Longest} letters or digits, with spaces, hyphens or slashes between them.",
                nameof(text));
        }

        _text = text;
    }

    /// <summary>The United States dollar.</summary>
    public static AmountUnit Usd { get; } = new("USD");

    /// <summary>The euro.</summary>
    public static AmountUnit Eur { get; } = new("EUR");

    /// <summary>The pound sterling.</summary>
    public static AmountUnit Gbp { get; } = new("GBP");

    /// <summary>Shares of stock.</summary>
    public static AmountUnit Share { get; } = new("share");

    /// <summary>Graphics processing units.</summary>
    public static AmountUnit Gpu { get; } = new("GPU");

    /// <summary>Megawatts of power.</summary>
    public static AmountUnit Megawatt { get; } = new("MW");

    /// <summary>Gigawatts of power.</summary>
    public static AmountUnit Gigawatt { get; } = new("GW");

    /// <summary>Data centres.</summary>
    public static AmountUnit DataCentre { get; } = new("data centre");

    /// <summary>The known units: the currencies in use by their ISO 4217 codes, and the units above.</summary>
    public static IReadOnlyList<AmountUnit> Known { get; } =
        [.. Currencies.Codes.Order(StringComparer.Ordinal).Select(code => new AmountUnit(code)), Share, Gpu, Megawatt, Gigawatt, DataCentre];

    /// <summary>True for the <c>default</c> value, which is not a unit.</summary>
    public bool IsNone => _text is null;

    /// <summary>True if the name is the ISO 4217 code of a currency in use.</summary>
    public bool IsCurrency => _text is { } code && Currencies.Codes.Contains(code);

    /// <summary>True for a unit of capacity, which is any unit except currencies and shares.</summary>
    public bool IsCapacity => !IsNone && !IsCurrency && this != Share;

    /// <summary>The known unit that the name misspells by case alone; null for none.</summary>
    internal AmountUnit? Meant =>
        _text is { } name && KnownUnits.ByName.TryGetValue(name, out var known) && known != this ? known : default(AmountUnit?);

    /// <summary>The currency sign written before an amount; null for units that are written after it.</summary>
    internal string? Sign => _text switch { "USD" => "$", "EUR" => "€", "GBP" => "£", _ => null };

    /// <summary>The name after more than one: <c>shares</c>; the same name for units that have no plural of their own.</summary>
    internal string Plural => this == Share || this == Gpu || this == DataCentre ? $"{this}s" : ToString();

    /// <summary>True if a text names the unit, as one or as many.</summary>
    internal bool IsCalled(string text) =>
        string.Equals(text, ToString(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, Plural, StringComparison.OrdinalIgnoreCase);

    /// <summary>Creates a unit from its name, as the constructor does, and throws for an invalid one.</summary>
    /// <param name="text">The name.</param>
    public static implicit operator AmountUnit(string text) => new(text);

    /// <summary>The name; empty for the <c>default</c> value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Reads the name of a unit.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentException">The text is not the name of a unit.</exception>
    public static AmountUnit Parse(string s) => new(s);

    static AmountUnit IParsable<AmountUnit>.Parse(string s, IFormatProvider? provider) => new(s);

    /// <summary>Reads the name of a unit, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The value, or the <c>default</c> one.</param>
    /// <returns>Whether the text is the name of a unit.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AmountUnit result)
    {
        result = default;
        if (s is null || !IsOne(s))
            return false;
        result = new(s);
        return true;
    }

    private static bool IsOne(string text) =>
        text.Length is > 0 and <= Longest && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[^1]) && AreAllowed(text);

    private static bool AreAllowed(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '/'))
                return false;
        }

        return true;
    }
}

/// <summary>The known units by their names, whatever their case.</summary>
internal static class KnownUnits
{
    public static FrozenDictionary<string, AmountUnit> ByName { get; } =
        AmountUnit.Known.ToFrozenDictionary(unit => unit.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>True if a name in UTF-8 differs from that of a known unit only by case.</summary>
    public static bool Misspells(ReadOnlySpan<byte> name)
    {
        if (name.Length > AmountUnit.Longest)
            return false;
        Span<char> text = stackalloc char[AmountUnit.Longest];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        return ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)
            && !text.SequenceEqual(known.ToString());
    }
}

/// <summary>The ISO 4217 codes of the currencies in use.</summary>
internal static class Currencies
{
    public static FrozenSet<string> Codes { get; } =
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
        CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
        GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
        LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
        PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
        TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
