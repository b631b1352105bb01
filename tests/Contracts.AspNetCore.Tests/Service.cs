using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Storage;
using Contracts.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Contracts.Web.Tests;

/// <summary>A PostgreSQL server for all tests of the assembly.</summary>
public sealed class Servers : LedgerServer, IAsyncLifetime;

/// <summary>A service over a ledger of its own, on a port of the loopback interface.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Service(WebApplication app) => _app = app;

    public HttpClient Client { get; private set; } = new();

    public IServiceProvider Services => _app.Services;

    public FakeTimeProvider Time => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    public static async Task<Service> StartAsync(
        Servers servers,
        Action<ContractsOptions>? configure = null,
        Action<ContractsEndpointsOptions>? map = null,
        Action<ContractsEndpoints>? use = null)
    {
        var connection = await servers.Server.CreateDatabaseAsync($"web-{Guid.NewGuid():N}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)));
        builder.Services.AddContracts(options =>
        {
            options.ConnectionString = connection;
            configure?.Invoke(options);
        });
        builder.Services.AddContractsProblemDetails().AddContractsOpenApi();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapOpenApi();
        app.MapGet("/unit/{unit}", (AmountUnit unit, Id<Party>? party, StreamKey? stream) => Results.Text($"{unit} {party} {stream}"));
        app.MapGet("/position", async (IContractLedger ledger) => (await ledger.AsOf(new DateOnly(2026, 1, 1)).PositionsAsync()).Value);
        app.MapGet("/conflict", void () => throw new ContractRuleException(StreamKey.Partnership("p"), []));
        var endpoints = app.MapContracts("/ledger", map);
        use?.Invoke(endpoints);
        await app.StartAsync();
        return new Service(app) { Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) } };
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.Should().BeTrue("{0} answers {1}: {2}", path, (int)response.StatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<T> ReadAsync<T>(string path) =>
        JsonSerializer.Deserialize<T>(await GetAsync(path), Reading)!;

    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<string?> TagAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.Headers.ETag?.ToString();
    }

    public Task<(int Status, JsonNode? Body)> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    public static JsonSerializerOptions Reading { get; } = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddContracts();
}
