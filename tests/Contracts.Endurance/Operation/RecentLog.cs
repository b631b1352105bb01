using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Contracts.Endurance.Operation;

/// <summary>The last warnings and errors that a host logged.</summary>
internal sealed class RecentLog : ILoggerProvider
{
    private const int Most = 12;

    private readonly ConcurrentQueue<string> _lines = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    public override string ToString() => string.Join('\n', _lines);

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            lines.Enqueue($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {category}: {formatter(state, exception)} {exception?.GetType().Name} {exception?.Message} {exception?.InnerException?.Message}");
            while (lines.Count > Most)
                lines.TryDequeue(out _);
        }
    }
}
