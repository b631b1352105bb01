using System.Runtime.CompilerServices;
using Packages.Tests;

[assembly: AssemblyFixture(typeof(PackagesFixture))]

namespace Packages.Tests;

/// <summary>The packages, as <c>dotnet pack</c> makes them of what is built, and the stand-ins in a folder of their own.</summary>
public sealed class PackagesFixture : IAsyncLifetime
{
    private static readonly string Root = RootOf();
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))) ?? "Debug";

    /// <summary>What is packed.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["Contracts", "Contracts.AspNetCore", "Contracts.Marten", "Contracts.MediatR", "Contracts.Testing"];

    /// <summary>Where all of it is, outside of the repository; gone after the tests.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("contracts-packages-").FullName;

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(Folder, "packages");

    /// <summary>Where the stand-ins are.</summary>
    public string StandIns => Path.Combine(Folder, "stand-ins");

    /// <summary>The version that all of them have.</summary>
    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var id in Ids)
            await PackAsync($"src/{id}", Packages);
        foreach (var standIn in Directory.GetDirectories(Path.Combine(Root, "src", "stand-ins")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0))
            await PackAsync(standIn, StandIns, "-p:IsPackable=true");
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, "Contracts.MediatR.*.nupkg").Single())["Contracts.MediatR.".Length..];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    private static async Task PackAsync(string project, string folder, params string[] settings) =>
        await DotNet.RunAsync(Root, ["pack", project, "--no-build", "-c", Configuration, "-o", folder, .. settings]);

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", ".."));
}
