using System.Security.Cryptography;

namespace CourseAI.Inspection.Tests;

public sealed class HashedCopyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(HashedCopy.MemoryLimit)]
    [InlineData(HashedCopy.MemoryLimit + 1)]
    [InlineData((3 * HashedCopy.MemoryLimit) + 7)]
    public async Task The_copy_is_the_file_and_so_are_size_and_hash(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        await using var copy = await HashedCopy.TakeAsync(new RemoteFile(bytes), size, CancellationToken.None);
        copy.Size.Should().Be(size);
        copy.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var read = new byte[size];
        await copy.Content.ReadExactlyAsync(read);
        read.AsSpan().SequenceEqual(bytes).Should().BeTrue();
        copy.Content.ReadByte().Should().Be(-1);
    }

    [Fact]
    public async Task A_remote_file_is_read_once_in_large_pieces()
    {
        var file = new RemoteFile(new byte[10_000_000]);
        await using var copy = await HashedCopy.TakeAsync(file, file.Length, CancellationToken.None);
        file.BytesRead.Should().Be(file.Length);
        file.Requests.Should().BeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task A_large_copy_leaves_nothing_behind()
    {
        var copy = await HashedCopy.TakeAsync(
            new MemoryStream(new byte[HashedCopy.MemoryLimit + 1]),
            long.MaxValue,
            CancellationToken.None
        );
        var path = copy.Content.Should().BeOfType<FileStream>().Which.Name;
        File.Exists(path).Should().BeTrue();
        await copy.DisposeAsync();
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_not_kept()
    {
        await using var copy = await HashedCopy.TakeAsync(new MemoryStream(new byte[11]), 10, CancellationToken.None);
        copy.Size.Should().Be(11);
        var content = () => copy.Content;
        content.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task A_failing_source_is_not_hidden()
    {
        var take = () =>
            HashedCopy.TakeAsync(new RemoteFile(new byte[10]) { Fails = true }, 10, CancellationToken.None);
        await take.Should().ThrowAsync<IOException>();
    }

    /// <summary>Counts reads, each of which would be a range request.</summary>
    private sealed class RemoteFile(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public int Requests { get; private set; }

        public long BytesRead { get; private set; }

        public bool Fails { get; init; }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (Fails)
                throw new IOException("connection lost");
            var read = await base.ReadAsync(buffer, cancellationToken);
            Requests++;
            BytesRead += read;
            return read;
        }
    }
}
