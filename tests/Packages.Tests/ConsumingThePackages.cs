using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>The application of the guide, outside of the solution: it has the packages and nothing else of the repository.</summary>
public sealed partial class ConsumingThePackages(PackagesFixture packages)
{
    private const string Told = """
        100+ GPUs
        100+ GPUs (1 open-ended)
        too-early not-committed
        56+ GPUs (1 open-ended)
        100+ GPUs (1 open-ended)
        2025-03-07 made: 100+ GPUs
        2025-04-12 note-1-recounted: 56+ GPUs
        formed in partnership/supplier-customer
        Healthy

        """;

    [Fact]
    public async Task records_asks_explains_and_announces()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packages.Folder, "consumer")).FullName;
        foreach (var file in new[] { "Consumer.csproj", "Program.cs" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Consumer", file), Path.Combine(folder, file));
        await WriteSourcesAsync(folder);

        await DotNet.RunAsync(folder, "build", "-o", "out", $"-p:ContractsVersion={packages.Version}", $"-p:RestorePackagesPath={Path.Combine(packages.Folder, "kept")}");
        var told = await DotNet.RunAsync(folder, "out/Consumer.dll");

        told.ReplaceLineEndings("\n").Should().Be(Told.ReplaceLineEndings("\n"));
        Directory.GetFiles(Path.Combine(folder, "out"), "DistributedLock.Postgres.dll").Should().ContainSingle("Marten locks with it");
    }

    /// <summary>Our packages come from one folder and the stand-ins from another, all else from where this machine gets its packages, or has them already.</summary>
    private async Task WriteSourcesAsync(string folder)
    {
        var usual = Name().Matches(await DotNet.RunAsync(folder, "nuget", "list", "source")).Select(name => name.Groups[1].Value);
        var kept = (await DotNet.RunAsync(folder, "nuget", "locals", "global-packages", "--list")).Split(' ', 2)[1].Trim();
        var sources = new XElement(
            "configuration",
            new XElement("fallbackPackageFolders", Add("usual", kept)),
            new XElement("packageSources", Add("contracts", packages.Packages), Add("stand-ins", packages.StandIns)),
            new XElement(
                "packageSourceMapping",
                [
                    Mapping("contracts", "Contracts", "Contracts.*"),
                    Mapping("stand-ins", [.. Directory.GetFiles(packages.StandIns).Select(file => Id().Match(Path.GetFileName(file)).Groups[1].Value)]),
                    .. usual.Select(name => Mapping(name, "*")),
                ]));
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), sources.ToString(), TestContext.Current.CancellationToken);
    }

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static XElement Mapping(string source, params string[] patterns) =>
        new("packageSource", new XAttribute("key", source), patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern))));

    [GeneratedRegex(@"^ +\d+\. +(.+) \[\w+\]", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(.+?)\.\d+\.\d+\.\d+\.nupkg$")]
    private static partial Regex Id();
}
