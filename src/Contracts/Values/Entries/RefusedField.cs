using System.Collections;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json;

namespace Contracts;

/// <summary>Finds the field because of which an event is refused.</summary>
/// <param name="faultOf">Finds the fault of an amount; null for none.</param>
/// <param name="faultOfUnit">Finds the fault of the unit of a reported value; null for none.</param>
internal sealed class RefusedField(Func<Amount, string?> faultOf, Func<AmountUnit, string?> faultOfUnit)
{
    private static readonly RefusedField Unwritten = new(
        static amount => amount.FindFault(),
        static unit => unit.IsNone ? "The value is the default one, which has no unit; a value must have one." : null);

    private static readonly RefusedField Misspelled = new(static amount => Misspelling(amount.Unit), Misspelling);

    /// <summary>Finds the first field that cannot be written, such as <c>commitments[1].amount</c>.</summary>
    /// <param name="contractEvent">The event.</param>
    /// <param name="refused">The serializer's exception, whose message is used if no field is found.</param>
    public static PayloadFault Of(ContractEvent contractEvent, JsonException refused) =>
        Unwritten.Find(contractEvent, "") ?? new PayloadFault("data", refused.Message);

    /// <summary>Finds the first amount whose unit differs from a known one only by case; null for none.</summary>
    /// <param name="contractEvent">The event.</param>
    /// <param name="json">Its payload, which is searched first, since that is quick.</param>
    public static PayloadFault? OfMisspelledUnit(ContractEvent contractEvent, ReadOnlySpan<byte> json) =>
        MayMisspellAUnit(json) ? Misspelled.Find(contractEvent, "") : null;

    private static string? Misspelling(AmountUnit unit) => unit.Meant is { } meant
        ? $"The unit is {unit}, which differs from {meant} only by case; {meant} is required."
        : null;

    private static bool MayMisspellAUnit(ReadOnlySpan<byte> json)
    {
        if (json.Contains((byte)'\\'))
            return true; // it may be escaped, as the quotes within a text are
        var name = "\"unit\""u8;
        for (var at = json.IndexOf(name); at >= 0; at = json.IndexOf(name))
        {
            json = json[(at + name.Length)..];
            var text = json.TrimStart(" \t\r\n:"u8);
            if (text is [(byte)'"', ..] && text[1..].IndexOf((byte)'"') is var length and > 0
                && KnownUnits.Misspells(text.Slice(1, length)))
                return true;
        }

        return false;
    }

    private PayloadFault? Find(object value, string field) => value switch
    {
        Amount amount => faultOf(amount) is { } fault ? new PayloadFault(field, fault) : null,
        ReportedValue reported => faultOfUnit(reported.Unit) is { } fault ? new PayloadFault(field, fault) : null,
        EntryCorrected corrected => FindIn(corrected),
        IList list => FindIn(list, field),
        _ => EventJson.Options.GetTypeInfo(value.GetType()) switch
        {
            { Kind: JsonTypeInfoKind.Object } type => FindIn(value, type, field),
            var type => Try(value, type, field),
        },
    };

    private PayloadFault? FindIn(object value, JsonTypeInfo type, string field)
    {
        foreach (var property in type.Properties)
        {
            var name = field.Length == 0 ? property.Name : $"{field}.{property.Name}";
            if (property.Get is { } get && FindInMember(get(value), property.IsGetNullable, name) is { } fault)
                return fault;
        }

        return null;
    }

    private PayloadFault? FindIn(IEnumerable list, string field)
    {
        var index = 0;
        foreach (var item in list)
        {
            if (FindInMember(item, isNullable: false, $"{field}[{index++}]") is { } fault)
                return fault;
        }

        return null;
    }

    /// <summary>Looks at the fields of a correction one by one, since its own converter writes them.</summary>
    private PayloadFault? FindIn(EntryCorrected corrected) =>
        FindInMember(corrected.Entry, isNullable: false, "entry")
        ?? FindInMember(corrected.Event, isNullable: false, "data")
        ?? FindInMember(corrected.Reason, isNullable: true, "reason");

    private PayloadFault? FindInMember(object? member, bool isNullable, string field) =>
        member is not null ? Find(member, field)
        : isNullable ? null
        : new PayloadFault(field, "The field is null; a value is required.");

    private static PayloadFault? Try(object value, JsonTypeInfo type, string field)
    {
        try
        {
            JsonSerializer.SerializeToUtf8Bytes(value, type);
            return null;
        }
        catch (JsonException refused)
        {
            return new PayloadFault(field, Payload.Sentence(refused, type.Type));
        }
    }
}

/// <summary>A fault of an event's payload.</summary>
/// <param name="Field">The field of the payload, as spelled in a history file.</param>
/// <param name="Message">One sentence that says what is stated and what is required.</param>
internal sealed record PayloadFault(string Field, string Message)
{
    /// <summary>Reports a list that holds null, which JSON can state; null if it holds none.</summary>
    public static PayloadFault? OfHoles<T>(string field, IEnumerable<T?>? list) where T : class =>
        list?.Contains(null) == true
            ? new PayloadFault(field, "An item of the list is null; each item must have a value.")
            : null;
}
