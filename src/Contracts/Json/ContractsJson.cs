using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>The JSON of the library's answers, in the words of the history file.</summary>
/// <remarks>
/// Entries are lines of a history file; ids, keys, units and dates are texts; enumerations are words in kebab case;
/// amounts have the forms of <see cref="Amount"/>. What is read back equals what was written.
/// </remarks>
public static class ContractsJson
{
    /// <summary>Serializer options for the library's types alone, usable with trimming.</summary>
    public static JsonSerializerOptions Options { get; } = Alone();

    private static IJsonTypeInfoResolver Resolver { get; } =
        ContractsJsonTypes.Default.WithAddedModifier(InTheWordsOfHistories);

    /// <summary>Makes a host's options read and write the library's types as <see cref="Options"/> does.</summary>
    /// <remarks>Other types keep the host's settings.</remarks>
    /// <param name="options">The host's options, which can still be changed.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="InvalidOperationException">The options are read-only.</exception>
    public static JsonSerializerOptions AddContracts(this JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TypeInfoResolverChain.Contains(Resolver))
            return options;
        if (options.TypeInfoResolverChain.Count == 0 && JsonSerializer.IsReflectionEnabledByDefault)
            options.TypeInfoResolver = ByReflection();
        options.TypeInfoResolverChain.Insert(0, Resolver);
        options.AllowOutOfOrderMetadataProperties = true;
        return options;
    }

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "Called only where the host uses reflection for its own types.")]
    private static DefaultJsonTypeInfoResolver ByReflection() => new();

    private static JsonSerializerOptions Alone()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = ContractsJsonTypes.Default.WithAddedModifier(InTheWordsOfHistories),
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            Encoder = EventJson.Options.Encoder,
            Converters = { new DecimalJsonConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Names members in camel case whatever the host does, and lets null be left out where it is valid.</summary>
    private static void InTheWordsOfHistories(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var member = (property.AttributeProvider as MemberInfo)?.Name ?? property.Name;
            property.Name = JsonNamingPolicy.CamelCase.ConvertName(member);
            if (property.IsRequired && property.IsSetNullable)
                property.IsRequired = false;
        }
    }
}

/// <summary>The source-generated JSON metadata of the answers and of the values in them.</summary>
[JsonSerializable(typeof(IReadOnlyList<Backlog>))]
[JsonSerializable(typeof(IReadOnlyList<Belief>))]
[JsonSerializable(typeof(IReadOnlyList<CapacityFigures>))]
[JsonSerializable(typeof(IReadOnlyList<Concentration>))]
[JsonSerializable(typeof(IReadOnlyList<ContractedCapacity>))]
[JsonSerializable(typeof(IReadOnlyList<CreditorTotal>))]
[JsonSerializable(typeof(IReadOnlyList<Cure>))]
[JsonSerializable(typeof(IReadOnlyList<DealFigures>))]
[JsonSerializable(typeof(IReadOnlyList<DealTotal>))]
[JsonSerializable(typeof(IReadOnlyList<DebtorTotal>))]
[JsonSerializable(typeof(IReadOnlyList<Deadline>))]
[JsonSerializable(typeof(IReadOnlyList<Entry>))]
[JsonSerializable(typeof(IReadOnlyList<Explanation>))]
[JsonSerializable(typeof(IReadOnlyList<FigureChange>))]
[JsonSerializable(typeof(IReadOnlyList<FigureRectangle>))]
[JsonSerializable(typeof(IReadOnlyList<HistoryFault>))]
[JsonSerializable(typeof(IReadOnlyList<Holding>))]
[JsonSerializable(typeof(IReadOnlyList<LedgerRow>))]
[JsonSerializable(typeof(IReadOnlyList<NewEntry>))]
[JsonSerializable(typeof(IReadOnlyList<PairTotal>))]
[JsonSerializable(typeof(IReadOnlyList<Position>))]
[JsonSerializable(typeof(IReadOnlyList<PositionBelief>))]
[JsonSerializable(typeof(IReadOnlyList<PositionChange>))]
[JsonSerializable(typeof(IReadOnlyList<PublishedFigure>))]
[JsonSerializable(typeof(IReadOnlyList<PublishedReconciliation>))]
[JsonSerializable(typeof(IReadOnlyList<RightFigures>))]
[JsonSerializable(typeof(IReadOnlyList<TotalBelief>))]
[JsonSerializable(typeof(IReadOnlyList<TotalChange>))]
[JsonSerializable(typeof(IReadOnlyList<UpcomingItem>))]
[JsonSerializable(typeof(AggregateFields))]
[JsonSerializable(typeof(Aggregate))]
[JsonSerializable(typeof(CommitmentBoard))]
[JsonSerializable(typeof(CommitmentBoardJsonConverter.Fields), TypeInfoPropertyName = "CommitmentBoardFields")]
[JsonSerializable(typeof(ContractEvent))]
[JsonSerializable(typeof(ControlEvent))]
[JsonSerializable(typeof(Exposure))]
[JsonSerializable(typeof(FactEvent))]
[JsonSerializable(typeof(FactInForceJsonConverter.Fields), TypeInfoPropertyName = "FactInForceFields")]
[JsonSerializable(typeof(FigureKey?))]
[JsonSerializable(typeof(Fraction?))]
[JsonSerializable(typeof(Histories))]
[JsonSerializable(typeof(History[]))]
[JsonSerializable(typeof(HistoryJsonConverter.Fields), TypeInfoPropertyName = "HistoryFields")]
[JsonSerializable(typeof(LedgerItem))]
[JsonSerializable(typeof(Offering))]
[JsonSerializable(typeof(OfferingEvent))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(OrganizationEvent))]
[JsonSerializable(typeof(Partnership))]
[JsonSerializable(typeof(PartnershipEvent))]
[JsonSerializable(typeof(Portfolio))]
[JsonSerializable(typeof(PortfolioJsonConverter.Fields), TypeInfoPropertyName = "PortfolioFields")]
[JsonSerializable(typeof(IReadOnlyList<PositionTotal>))]
[JsonSerializable(typeof(IReadOnlyList<LedgerItem>))]
[JsonSerializable(typeof(IReadOnlyList<Figures>))]
[JsonSerializable(typeof(RecordingOutcome))]
[JsonSerializable(typeof(RecordingOutcomeJsonConverter.Fields), TypeInfoPropertyName = "RecordingOutcomeFields")]
[JsonSerializable(typeof(RecordingReceipt))]
[JsonSerializable(typeof(Reliance))]
[JsonSerializable(typeof(Supposition))]
[JsonSerializable(typeof(TotalJsonConverter.Fields), TypeInfoPropertyName = "TotalFields")]
[JsonSerializable(typeof(UnknownEvent))]
internal sealed partial class ContractsJsonTypes : JsonSerializerContext;
