namespace MediatR;

/// <summary>A request that one handler answers piece by piece.</summary>
/// <typeparam name="TResponse">One piece of the answer.</typeparam>
public interface IStreamRequest<out TResponse>;
