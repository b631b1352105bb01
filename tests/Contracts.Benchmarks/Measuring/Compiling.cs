using System.Diagnostics;
using System.Runtime;

namespace Contracts.Benchmarks.Measuring;

/// <summary>Whether methods are still being compiled, for the first time or for speed.</summary>
internal sealed class Compiling
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    /// <summary>What the measuring itself, and the runtime's own threads, may compile in between.</summary>
    private const int Few = 3;

    private readonly Stopwatch _quiet = Stopwatch.StartNew();
    private long _methods = JitInfo.GetCompiledMethodCount();

    /// <summary>Whether more than a few were compiled lately.</summary>
    public bool GoesOn
    {
        get
        {
            if (JitInfo.GetCompiledMethodCount() is var methods && methods > _methods + Few)
            {
                _methods = methods;
                _quiet.Restart();
            }

            return _quiet.Elapsed < LongEnough;
        }
    }
}
