using System.Text.Json;

namespace Contracts.Tests.Cases;

/// <summary>A hand-made history with the answers expected of it, from <c>cases.json</c>.</summary>
public sealed record BitemporalCase(
    string Name,
    IReadOnlyList<HistoryLine> Lines,
    IReadOnlyList<BitemporalCase.Question> Questions,
    IReadOnlyList<string>? Rectangles,
    IReadOnlyList<BitemporalCase.Difference> Differences)
{
    /// <summary>Two viewpoints, and how each commitment is expected to differ between them.</summary>
    public sealed record Difference(Viewpoint Earlier, Viewpoint Later, IReadOnlyList<string> Changes);

    /// <summary>A viewpoint, the outstanding amounts expected there, and the anomalies where they are given.</summary>
    public sealed record Question(Viewpoint Viewpoint, IReadOnlyList<string> Outstanding, IReadOnlyList<string>? Anomalies);

    public static IReadOnlyList<BitemporalCase> All { get; } = Read();

    /// <summary>What a board answers, in the words of the cases.</summary>
    public static IEnumerable<string> Outstanding(CommitmentBoard board) =>
        board.Commitments.Select(commitment =>
            $"{commitment.Stream.Slug}/{commitment.Id} {commitment.Outstanding.Min:0.##} to {commitment.Outstanding.Max?.ToString("0.##") ?? "?"}{(commitment.IsOpen ? "" : " closed")}");

    public static IEnumerable<string> Anomalies(CommitmentBoard board) =>
        board.Anomalies.Select(anomaly => $"{anomaly.Entry}:{anomaly.Code}");

    /// <summary>A ledger's row, in the words of the cases.</summary>
    public static string Rectangle(LedgerRow row) =>
        $"{row.Stream.Slug}/{row.Slice.Key.Name} {row.Slice.EffectiveFrom:yyyy-MM-dd} {row.Slice.EffectiveTo?.ToString("yyyy-MM-dd") ?? "null"} {RecordedInstant.Format(row.KnownFrom)} {(row.KnownTo is { } known ? RecordedInstant.Format(known) : "null")} {Range((row.Slice.Figures as CommitmentFigures)?.Outstanding)}";

    /// <summary>A change, in the words of the cases.</summary>
    public static string Changed(FigureChange change) =>
        $"{change.Stream.Slug}/{change.Figure.Name} {Range(change.Before?.ComesTo)} restated to {Range(change.Restated?.ComesTo)} by {Ids(change.RestatedBy)}, moved to {Range(change.After?.ComesTo)} by {Ids(change.MovedBy)}";

    public override string ToString() => Name;

    private static string Range(Amount? amount) => amount is { } shown ? $"{shown.Min:0.##} to {shown.Max?.ToString("0.##") ?? "?"}" : "nothing";

    private static string Range(JsonElement given) =>
        given.ValueKind == JsonValueKind.Null ? "nothing" : $"{given[0].GetRawText()} to {(given[1].ValueKind == JsonValueKind.Null ? "?" : given[1].GetRawText())}";

    private static string Ids(IEnumerable<Cause> causes) => string.Join(' ', causes.Select(cause => cause.Fact.Entry.Id));

    private static string Ids(JsonElement given) => string.Join(' ', given.EnumerateArray().Select(id => id.GetString()));

    private static List<BitemporalCase> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Case)];
    }

    private static BitemporalCase Case(JsonElement given) =>
        new(
            given.GetProperty("name").GetString()!,
            [.. given.GetProperty("events").EnumerateArray().Select((entry, index) => Line(entry, index, given))],
            [.. given.GetProperty("queries").EnumerateArray().Select(Asked)],
            given.TryGetProperty("rectangles", out var rectangles) ? [.. rectangles.EnumerateArray().Select(Rectangle)] : null,
            given.TryGetProperty("diffs", out var differences) ? [.. differences.EnumerateArray().Select(Differing)] : []);

    private static string Rectangle(JsonElement given) =>
        $"{given[0].GetString()!.ToLowerInvariant()} {given[1].GetString()} {given[2].GetString() ?? "null"} {given[3].GetString()} {given[4].GetString() ?? "null"} {given[5].GetRawText()} to {(given[6].ValueKind == JsonValueKind.Null ? "?" : given[6].GetRawText())}";

    private static Difference Differing(JsonElement given) =>
        new(
            Viewpoint.On(DateOnly.Parse(Text(given, "E1")!), given.GetProperty("K1").GetDateTimeOffset()),
            Viewpoint.On(DateOnly.Parse(Text(given, "E2")!), given.GetProperty("K2").GetDateTimeOffset()),
            [.. given.GetProperty("expect").EnumerateObject().Select(expected =>
                $"{expected.Name.ToLowerInvariant()} {Range(expected.Value.GetProperty("before"))} restated to {Range(expected.Value.GetProperty("restatedTo"))} by {Ids(expected.Value.GetProperty("restatedBy"))}, moved to {Range(expected.Value.GetProperty("after"))} by {Ids(expected.Value.GetProperty("movedBy"))}")]);

    private static HistoryLine Line(JsonElement entry, int index, JsonElement given) => new()
    {
        File = "cases.json",
        Line = index + 1,
        Stream = StreamKey.Partnership(Text(entry, "partnership")!.ToLowerInvariant()),
        RecordedAt = entry.GetProperty("recordedAt").GetDateTimeOffset(),
        Entry = new NewEntry
        {
            Id = Text(entry, "id")!,
            EffectiveOn = Text(entry, "effectiveOn") is { } day ? PartialDate.Parse(day) : null,
            Event = Event(entry, Text(entry, "kind")!, given),
        },
    };

    private static ContractEvent Event(JsonElement entry, string kind, JsonElement given) => kind switch
    {
        "committed" => new CommitmentMade { Commitment = Commitment(entry), Debtor = "debtor", Creditor = "creditor", Amount = Amount(entry) },
        "increased" => new CommitmentIncreased { Commitment = Commitment(entry), By = Amount(entry) },
        "withdrawn" => new CommitmentWithdrawn { Commitment = Commitment(entry), Part = Amount(entry) },
        "fulfilled" => new DeliveryAccepted { Commitment = Commitment(entry), Amount = Amount(entry) },
        "terminated" => new CommitmentReleased { Commitment = Commitment(entry) },
        "retracted" => new EntryRetracted { Entry = Text(entry, "ref")! },
        "corrected" => new EntryCorrected { Entry = Text(entry, "ref")!, Event = Corrected(entry, given) },
        _ => throw new InvalidDataException($"The cases have no kind '{kind}'."),
    };

    /// <summary>A correction gives the whole new event; the cases leave out what stays, up the chain of what it corrects.</summary>
    private static FactEvent Corrected(JsonElement correction, JsonElement given)
    {
        var target = given.GetProperty("events").EnumerateArray().First(entry => Text(entry, "id") == Text(correction, "ref"));
        while (Text(target, "kind") == "corrected")
            target = given.GetProperty("events").EnumerateArray().First(entry => Text(entry, "id") == Text(target, "ref"));
        if (Text(target, "kind") == "retracted")
            return new CommitmentIncreased { Commitment = "c", By = Amount(correction) };
        var commitment = Text(correction, "commitment")?.ToLowerInvariant() ?? Text(target, "commitment")!.ToLowerInvariant();
        return Event(target, Text(target, "kind")!, given) switch
        {
            CommitmentMade made => made with { Commitment = commitment, Amount = Amount(correction) },
            CommitmentIncreased increased => increased with { Commitment = commitment, By = Amount(correction) },
            CommitmentWithdrawn withdrawn => withdrawn with { Commitment = commitment, Part = Amount(correction) },
            DeliveryAccepted accepted => accepted with { Commitment = commitment, Amount = Amount(correction) },
            FactEvent other => other,
            var control => throw new InvalidDataException($"{control} is no fact."),
        };
    }

    private static Question Asked(JsonElement query) =>
        new(
            Viewpoint.On(DateOnly.Parse(Text(query, "E")!), query.GetProperty("K").GetDateTimeOffset()),
            [.. query.GetProperty("expect").EnumerateObject().Select(Expected).Order(StringComparer.Ordinal)],
            query.TryGetProperty("anomalies", out var anomalies)
                ? [.. anomalies.EnumerateArray().Select(text => text.GetString()!.Replace("already-terminated", "already-closed"))]
                : null);

    private static string Expected(JsonProperty expected)
    {
        var values = expected.Value.EnumerateArray().ToList();
        var max = values[1].ValueKind == JsonValueKind.Null ? "?" : values[1].GetRawText();
        return $"{expected.Name.ToLowerInvariant()} {values[0].GetRawText()} to {max}{(values.Count > 2 ? " closed" : "")}";
    }

    private static Id<Commitment> Commitment(JsonElement entry) => Text(entry, "commitment")!.ToLowerInvariant();

    private static Amount Amount(JsonElement entry) =>
        (entry.GetProperty("lo").GetDecimal(), entry.GetProperty("hi")) switch
        {
            (var least, { ValueKind: JsonValueKind.Null }) => Contracts.Amount.AtLeast(least, AmountUnit.Usd),
            (var least, var most) => Contracts.Amount.Between(least, most.GetDecimal(), AmountUnit.Usd),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
