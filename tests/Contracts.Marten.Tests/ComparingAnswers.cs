using FluentAssertions.Equivalency;

namespace Contracts.Storage.Tests;

/// <summary>How answers of two ledgers are compared: part by part, and what is a value as one, since it may show nothing of itself.</summary>
internal static class ComparingAnswers
{
    private static readonly Type[] Values = [.. typeof(Entry).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false })];

    public static EquivalencyAssertionOptions<object?> AsAnswers(EquivalencyAssertionOptions<object?> answers) =>
        Values.Aggregate(answers.RespectingRuntimeTypes().IgnoringCyclicReferences(), (options, value) => options.ComparingByValue(value));
}
