using System.IO.Compression;
using System.Xml.Linq;

namespace Packages.Tests;

public sealed class LookingIntoThePackages(PackagesFixture packages)
{
    public static TheoryData<string> Ids => [.. PackagesFixture.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void shows_what_a_reader_and_a_debugger_need(string id)
    {
        using var package = Open(id, "nupkg");
        package.Entries.Select(entry => entry.FullName).Should().Contain(["README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]);
        using var symbols = Open(id, "snupkg");
        symbols.Entries.Select(entry => entry.FullName).Should().Contain($"lib/net10.0/{id}.pdb");

        var said = Metadata(package).Elements().Where(element => !element.HasElements).ToDictionary(element => element.Name.LocalName, element => element.Value);
        said.Should().Contain(new Dictionary<string, string> { ["id"] = id, ["version"] = packages.Version, ["license"] = "MIT", ["readme"] = "README.md", ["icon"] = "icon.png" });
        said["description"].Should().NotBeEmpty();
    }

    [Fact]
    public void shows_real_packages_as_dependencies_and_no_stand_in()
    {
        DependenciesOf("Contracts").Should().BeEmpty();
        DependenciesOf("Contracts.Marten").Should().BeEquivalentTo("Contracts", "Marten", "Microsoft.Extensions.Caching.Memory", "Microsoft.Extensions.Diagnostics.HealthChecks", "Npgsql", "Patched.DistributedLock.Postgres 1.3.3");
        DependenciesOf("Contracts.AspNetCore").Should().BeEquivalentTo("Contracts.Marten", "Microsoft.AspNetCore.OpenApi");
        DependenciesOf("Contracts.MediatR").Should().BeEquivalentTo("Contracts.Marten", "MediatR", "MediatR.Contracts 2.0.1");
        DependenciesOf("Contracts.Testing").Should().BeEquivalentTo("Contracts.Marten", "MysticMind.PostgresEmbed", "Npgsql");
    }

    /// <summary>The ids of dependencies, with the versions where those are not ours or chosen in the repository.</summary>
    private List<string> DependenciesOf(string id)
    {
        using var package = Open(id, "nupkg");
        var dependencies = Metadata(package).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (Id: (string?)element.Attribute("id") ?? "", Version: (string?)element.Attribute("version") ?? "")).ToList();
        dependencies.Where(dependency => PackagesFixture.Ids.Contains(dependency.Id)).Select(dependency => dependency.Version).Should().AllBe(packages.Version);
        return [.. dependencies.Select(dependency => dependency.Id is "Patched.DistributedLock.Postgres" or "MediatR.Contracts" ? $"{dependency.Id} {dependency.Version}" : dependency.Id)];
    }

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(packages.Packages, $"{id}.{packages.Version}.{extension}"));

    private static XElement Metadata(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root?.Elements().Single(element => element.Name.LocalName == "metadata") ?? throw new InvalidDataException("The nuspec is empty.");
    }
}
