using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Zip;

namespace CourseAI.Inspection.Tests.Zip;

public sealed class ZipInspectorTests
{
    [Fact]
    public async Task A_project_is_told_by_entries_languages_and_places_of_streamlit()
    {
        var facts = await ReadAsync("streamlit.zip");
        facts.Entries.Should().Be(7);
        facts
            .Languages.Should()
            .Equal(new LanguageCount("Python", 2, 23), new LanguageCount(LanguageTable.Notebook, 1, 2));
        facts
            .Streamlit.Should()
            .Equal(
                new CodeLocation("digits/app.py", 3, "import streamlit as st"),
                new CodeLocation("digits/requirements.txt", 2, "streamlit==1.40.1")
            );
        facts.UnsafeNames.Should().BeEmpty();
        facts.NestedArchives.Should().BeEmpty();
        facts.EncryptedEntries.Should().BeEmpty();
    }

    [Fact]
    public async Task Naming_streamlit_in_comments_strings_and_other_packages_is_no_use_of_it() =>
        (await ReadAsync("no-streamlit.zip")).Streamlit.Should().BeEmpty();

    [Fact]
    public async Task Korean_names_without_a_flag_and_contents_in_code_page_949_are_read() =>
        (await ReadAsync("korean-cp949.zip"))
            .Streamlit.Should()
            .Equal(new CodeLocation("과제/앱.py", 3, "import streamlit as st"));

    [Fact]
    public async Task Unsafe_names_are_told() =>
        (await ReadAsync("unsafe-names.zip"))
            .UnsafeNames.Should()
            .Equal("../../.ssh/authorized_keys", "/etc/cron.d/job", "C:/Windows/win.ini");

    [Theory]
    [InlineData(@"..\..\job.py")]
    [InlineData(@"src\..\..\job.py")]
    [InlineData(@"\etc\job.py")]
    [InlineData(@"C:\Windows\job.py")]
    [InlineData(@"\\host\share\job.py")]
    public async Task Backslashes_do_not_hide_a_name_that_leaves_its_folder(string name)
    {
        var facts = await Parts.Zip.FactsAsync(Zipped.Of((name, "")));
        facts.Should().BeOfType<ZipFacts>().Which.UnsafeNames.Should().Equal(name.Replace('\\', '/'));
    }

    [Fact]
    public async Task Folders_may_be_written_with_backslashes()
    {
        var facts = await Parts.Zip.FactsAsync(
            Zipped.Of(
                (@"app\", ""),
                (@"app\main.py", "import streamlit\n"),
                (@"app\venv\lib\x.py", "import streamlit\n")
            )
        );
        var zip = facts.Should().BeOfType<ZipFacts>().Subject;
        zip.Entries.Should().Be(2);
        zip.UnsafeNames.Should().BeEmpty();
        zip.Streamlit.Should().Equal(new CodeLocation("app/main.py", 1, "import streamlit"));
    }

    [Fact]
    public async Task Archives_inside_are_told_and_not_opened()
    {
        var facts = await ReadAsync("nested.zip");
        facts.NestedArchives.Should().Equal("handin/source.zip");
        facts.Streamlit.Should().BeEmpty();
    }

    [Fact]
    public async Task Encrypted_entries_are_told_and_the_others_read()
    {
        var facts = await ReadAsync("encrypted.zip");
        facts.EncryptedEntries.Should().Equal("app.py");
        facts.Entries.Should().Be(2);
        facts.UnpackedBytes.Should().Be(Encoding.UTF8.GetByteCount("# 암호가 걸린 파일\n"));
    }

    [Fact]
    public async Task A_bomb_is_left_at_the_limit() =>
        (await RefuseAsync(Samples.Bytes("zip/bomb.zip"))).Obstacle.Should().Be(Obstacle.TooLargeInside);

    [Fact]
    public async Task A_zip_without_its_end_is_truncated() =>
        (await RefuseAsync(Samples.Bytes("zip/truncated.zip"))).Obstacle.Should().Be(Obstacle.Truncated);

    [Fact]
    public void Small_entries_that_sum_up_are_left_at_the_limit_too()
    {
        var zip = Zipped.Of([.. Enumerable.Range(0, 10).Select(i => (Invariant(i), new string('x', 1000)))]);
        var inspect = () => Inspect(zip, new ZipLimits { TotalBytes = 9_999 });
        inspect.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.TooLargeInside);
        Inspect(zip, new ZipLimits { TotalBytes = 10_000 }).UnpackedBytes.Should().Be(10_000);
    }

    [Fact]
    public void Too_many_entries_are_refused_by_their_number()
    {
        var zip = Zipped.Of([.. Enumerable.Range(0, 11).Select(i => (Invariant(i), ""))]);
        var inspect = () => Inspect(zip, new ZipLimits { Entries = 10 });
        inspect.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.TooLargeInside);
    }

    [Fact]
    public async Task A_size_that_the_header_understates_is_found_out()
    {
        var zip = Zipped.Of(("data.txt", new string('x', 5_000)));
        var directory = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 10);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(22), 10);
        (await RefuseAsync(zip)).Obstacle.Should().Be(Obstacle.Damaged);
    }

    [Fact]
    public async Task A_flipped_bit_is_found_by_the_checksum()
    {
        var zip = Zipped.Of(CompressionLevel.NoCompression, ("data.txt", new string('x', 100)));
        zip[30 + "data.txt".Length + 50] ^= 1;
        (await RefuseAsync(zip)).Detail.Should().Be("the entry \"data.txt\" does not match its checksum");
    }

    [Fact]
    public async Task A_name_that_is_another_file_s_path_reaches_evidence_clean()
    {
        var facts = await Parts.Zip.FactsAsync(Zipped.Of(("../a\r\nb\u202Egpj.exe", "")));
        facts.Should().BeOfType<ZipFacts>().Which.UnsafeNames.Should().Equal("../a bgpj.exe");
    }

    [Fact]
    public async Task Code_of_others_is_not_counted()
    {
        var facts = await Parts.Zip.FactsAsync(
            Zipped.Of(
                ("app/main.py", "print(1)\n"),
                ("app/venv/lib/site-packages/streamlit/__init__.py", "import streamlit\n"),
                ("app/node_modules/x/index.js", "1\n"),
                (".venv/requirements.txt", "streamlit\n")
            )
        );
        var zip = facts.Should().BeOfType<ZipFacts>().Subject;
        zip.Languages.Should().Equal(new LanguageCount("Python", 1, 1));
        zip.Streamlit.Should().BeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4 }, "a 7-Zip archive")]
    [InlineData(new byte[] { 0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 1, 0 }, "a RAR archive")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0 }, "a gzip file (such as .tar.gz)")]
    public async Task Another_archive_is_named(byte[] head, string name)
    {
        var refused = await RefuseAsync(head);
        refused.Obstacle.Should().Be(Obstacle.UnsupportedFormat);
        refused.Detail.Should().Be($"{name}; a ZIP archive is wanted");
    }

    [Theory]
    [InlineData("streamlit.zip")]
    [InlineData("no-streamlit.zip")]
    [InlineData("unsafe-names.zip")]
    [InlineData("nested.zip")]
    public async Task Entries_and_bytes_are_those_that_unzip_counts(string name)
    {
        var facts = await ReadAsync(name);
        var (_, output) = await Tool.RunAsync("unzip", "unzip", "-l", Samples.PathOf("zip/" + name));
        output
            .TrimEnd()
            .Split('\n')[^1]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .Equal(Invariant(facts.UnpackedBytes), Invariant(facts.Entries), "files");
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<ZipFacts> ReadAsync(string name) =>
        (await Parts.Zip.FactsAsync(Samples.Bytes("zip/" + name), name)).Should().BeOfType<ZipFacts>().Subject;

    private static async Task<Uninspectable> RefuseAsync(byte[] bytes) =>
        (await Parts.Zip.FactsAsync(bytes)).Should().BeOfType<Uninspectable>().Subject;

    private static ZipFacts Inspect(byte[] zip, ZipLimits limits)
    {
        using var stream = new MemoryStream(zip);
        return ZipInspector.Inspect(stream, "a.zip", CancellationToken.None, limits);
    }
}
