using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CourseAI.Pipeline.Tests;

/// <summary>Storage says of every copy that it is still being made, as it does of a large one.</summary>
internal sealed class UnendingCopies : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        message.Response = new Pending(message.Response);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        message.Response = new Pending(message.Response);
    }

    private sealed class Pending(Response inner) : Response
    {
        private const string CopyStatus = "x-ms-copy-status";

        public override int Status => inner.Status;
        public override string ReasonPhrase => inner.ReasonPhrase;
        public override Stream? ContentStream
        {
            get => inner.ContentStream;
            set => inner.ContentStream = value;
        }
        public override string ClientRequestId
        {
            get => inner.ClientRequestId;
            set => inner.ClientRequestId = value;
        }

        public override void Dispose() => inner.Dispose();

        protected override bool ContainsHeader(string name) => inner.Headers.Contains(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => inner.Headers;

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            var found = inner.Headers.TryGetValue(name, out value);
            if (found && name == CopyStatus)
                value = "pending";
            return found;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) =>
            inner.Headers.TryGetValues(name, out values);
    }
}
