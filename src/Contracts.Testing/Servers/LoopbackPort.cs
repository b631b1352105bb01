using System.Net;
using System.Net.Sockets;

namespace Contracts.Testing;

/// <summary>A port of the loopback address that nobody uses at the moment.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
