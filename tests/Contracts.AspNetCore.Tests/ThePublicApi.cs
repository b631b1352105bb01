using PublicApiGenerator;

namespace Contracts.Web.Tests;

public sealed class ThePublicApi
{
    [Fact]
    public void is_the_approved_one()
    {
        var api = typeof(ContractsEndpoints).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt"));

        api.ReplaceLineEndings("\n").TrimEnd().Should().Be(approved.ReplaceLineEndings("\n").TrimEnd());
    }
}
