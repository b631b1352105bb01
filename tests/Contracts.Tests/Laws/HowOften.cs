using System.Runtime.CompilerServices;
using CsCheck;

namespace Contracts.Tests.Laws;

internal static class HowOften
{
    /// <summary>Each law is tried on so many random histories.</summary>
    [ModuleInitializer]
    internal static void EachLawIsTried() => Check.Iter = 2_000;
}
