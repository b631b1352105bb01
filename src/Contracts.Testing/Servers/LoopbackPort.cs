using System.Net;
using System.Net.Sockets;

namespace Contracts.Testing;

/// <summary>The choice of a free port of the loopback address.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
