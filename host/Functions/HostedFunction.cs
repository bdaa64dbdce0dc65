namespace EmbeddedFunctions;

/// <summary>A function as the host runs it.</summary>
/// <param name="Trigger"><c>httpTrigger</c>, <c>blobTrigger</c>, <c>queueTrigger</c> or <c>timerTrigger</c>.</param>
/// <param name="Arguments">
/// Every argument of the trigger's attribute that the host goes by, under the attribute's own name (<c>queueName</c>, <c>Route</c>), with the
/// value that it goes by. An argument that is not here changes nothing on this host.
/// </param>
public sealed record HostedFunction(string Name, string Trigger, IReadOnlyDictionary<string, string> Arguments);
