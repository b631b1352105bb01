using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Contracts.Storage.Tests;

/// <summary>A network between a ledger and its server that can be cut after some bytes, and can stall.</summary>
internal sealed class FaultyNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Socket> _sockets = [];
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private TaskCompletionSource _flowing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _untilCut = long.MaxValue;
    private long _untilStall = long.MaxValue;

    public FaultyNetwork(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        _server = new IPEndPoint(IPAddress.Loopback, given.Port);
        _flowing.SetResult();
        _listener.Start();
        given.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = given.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>The connection string of the server through this network.</summary>
    public string ConnectionString { get; }

    /// <summary>Cuts all connections after so many more bytes; those that come later work.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _untilCut, bytes);

    /// <summary>Lets nothing through any more after so many more bytes.</summary>
    public void StallAfter(long bytes) => Interlocked.Exchange(ref _untilStall, bytes);

    /// <summary>Lets everything through again.</summary>
    public void Flow()
    {
        Interlocked.Exchange(ref _untilStall, long.MaxValue);
        _flowing.TrySetResult();
    }

    /// <summary>Cuts all connections.</summary>
    public void Cut()
    {
        lock (_sockets)
        {
            foreach (var socket in _sockets)
                socket.Close(0);
            _sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Flow();
        _listener.Stop();
        Cut();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_ending.Token);
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(_server, _ending.Token);
                lock (_sockets)
                    _sockets.UnionWith([client, server]);
                _ = PumpAsync(client, server);
                _ = PumpAsync(server, client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The network is gone.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[4096];
        try
        {
            while (await from.ReceiveAsync(buffer, _ending.Token) is > 0 and var count)
            {
                if (Interlocked.Add(ref _untilStall, -count) < 0 && _flowing.Task.IsCompleted)
                    _flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await _flowing.Task;
                if (Interlocked.Add(ref _untilCut, -count) < 0)
                {
                    CutAfter(long.MaxValue);
                    Cut();
                    return;
                }

                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _ending.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two has ended.
        }

        from.Close(0);
        to.Close(0);
    }
}
