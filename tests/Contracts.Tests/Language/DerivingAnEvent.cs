using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contracts.Tests.Language;

/// <summary>The set of events is closed, and the compiler says what to use instead.</summary>
public sealed class DerivingAnEvent
{
    private static readonly MetadataReference[] References =
        [.. (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    [Theory]
    [InlineData("public sealed record LawsuitFiled : ContractEvent;")]
    [InlineData("public sealed record LawsuitFiled : FactEvent;")]
    [InlineData("public sealed record LawsuitFiled(string Court) : PartnershipEvent;")]
    [InlineData("public sealed record LawsuitFiled : OfferingEvent { public LawsuitFiled() : base() { } }")]
    [InlineData("public sealed record LawsuitFiled : OrganizationEvent { public required string Court { get; init; } }")]
    [InlineData("public sealed record EntryApproved : ControlEvent;")]
    public void is_a_compile_error_that_says_so(string declaration) =>
        Errors(declaration).Should().Contain(error => error.Contains("record a FactNoted", StringComparison.Ordinal) && error.Contains("a subscription.", StringComparison.Ordinal));

    [Fact]
    public void is_the_only_error_in_what_is_compiled() =>
        Errors("public static class Suits { public static FactNoted Filed() => new() { Topic = new(\"lawsuit\"), Summary = \"filed\" }; }").Should().BeEmpty();

    private static IEnumerable<string> Errors(string declaration) =>
        CSharpCompilation.Create("Outside", [CSharpSyntaxTree.ParseText($"using Contracts;\n{declaration}", cancellationToken: TestContext.Current.CancellationToken)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
