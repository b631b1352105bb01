namespace MediatR;

/// <summary>A request that one handler carries out and that has no answer.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request that one handler answers.</summary>
/// <typeparam name="TResponse">The answer.</typeparam>
public interface IRequest<out TResponse> : IBaseRequest;
