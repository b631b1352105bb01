using PublicApiGenerator;

namespace Contracts.Mediation.Tests;

public sealed class ThePublicApi
{
    [Fact]
    public void is_the_approved_one()
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt")).ReplaceLineEndings("\n").TrimEnd();
        typeof(RecordEntries).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd().Should().Be(approved);
    }
}
