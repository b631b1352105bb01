using PublicApiGenerator;

namespace Contracts.Tests.Language;

public sealed class ThePublicApi
{
    [Fact]
    public void is_the_approved_one()
    {
        var api = typeof(History).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", "public-api.txt"));

        api.ReplaceLineEndings("\n").TrimEnd().Should().Be(approved.ReplaceLineEndings("\n").TrimEnd());
    }
}
