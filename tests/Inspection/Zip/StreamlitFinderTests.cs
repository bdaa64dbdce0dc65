using System.Text.Json;
using CourseAI.Inspection.Zip;

namespace CourseAI.Inspection.Tests.Zip;

public sealed class StreamlitFinderTests
{
    [Theory]
    [InlineData("import streamlit")]
    [InlineData("import streamlit as st")]
    [InlineData("    import streamlit as st  # lazily")]
    [InlineData("import os, streamlit as st")]
    [InlineData("import numpy as np; import streamlit as st")]
    [InlineData("try: import streamlit")]
    [InlineData("import streamlit.components.v1 as components")]
    [InlineData("from streamlit import session_state")]
    [InlineData("from streamlit.runtime import get_instance")]
    public void An_import_in_Python_is_use(string line) => Lines("app.py", line).Should().Equal(1);

    [Theory]
    [InlineData("# import streamlit")]
    [InlineData("text = 'import streamlit'")]
    [InlineData("text = \"\"\"\nimport streamlit\n\"\"\"")]
    [InlineData("import streamlit_authenticator")]
    [InlineData("import my.streamlit")]
    [InlineData("from .streamlit import page")]
    [InlineData("streamlit = None")]
    [InlineData("print(1) # ; import streamlit")]
    public void What_only_looks_like_it_is_not(string source) => Lines("app.py", source).Should().BeEmpty();

    [Fact]
    public void Code_after_a_string_counts_again() =>
        Lines("app.py", "\"\"\"It's a 'doc' \\\"\"\" still\"\"\"\r\nname = 'don\\'t'\r\nimport streamlit")
            .Should()
            .Equal(3);

    [Fact]
    public void A_notebook_is_searched_cell_by_cell_and_markdown_is_not_code()
    {
        var notebook = JsonSerializer.Serialize(
            new
            {
                cells = new object[]
                {
                    new { cell_type = "markdown", source = "import streamlit" },
                    new { cell_type = "code", source = new[] { "x = 1\n", "import streamlit as st\n" } },
                    new { cell_type = "code", source = "from streamlit import write" },
                },
            }
        );
        Lines("a.ipynb", notebook).Should().Equal(2, 1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"cells\": [1, {\"cell_type\": 2}, {\"cell_type\": \"code\", \"source\": 3}]}")]
    public void A_broken_notebook_shows_nothing(string notebook) => Lines("a.ipynb", notebook).Should().BeEmpty();

    [Theory]
    [InlineData("requirements.txt", "flask\nstreamlit", 2)]
    [InlineData("sub/requirements-dev.txt", "Streamlit>=1.30 ; python_version > '3.9'", 1)]
    [InlineData("requirements.txt", "streamlit[snowflake]==1.4", 1)]
    [InlineData("environment.yml", "dependencies:\n  - python=3.12\n  - conda-forge::streamlit=1.40", 3)]
    [InlineData("environment.yaml", "  - pip:\n    - streamlit", 2)]
    [InlineData("Pipfile", "[packages]\nstreamlit = \"*\"", 2)]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\n  \"numpy\",\n  \"streamlit>=1.30\",\n]", 4)]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\"streamlit\"]", 2)]
    [InlineData("pyproject.toml", "[tool.poetry.dependencies]\nstreamlit = \"^1.30\"", 2)]
    [InlineData("pyproject.toml", "[dependency-groups]\napp = ['streamlit ~= 1.30']", 2)]
    public void A_requirement_is_use(string file, string content, int line) =>
        Lines(file, content).Should().Equal(line);

    [Theory]
    [InlineData("requirements.txt", "# streamlit\nstreamlit-option-menu==0.3\nextra-streamlit-components")]
    [InlineData("environment.yml", "name: streamlit\n# - streamlit")]
    [InlineData("Pipfile", "[scripts]\nstreamlit = \"run\"")]
    [InlineData("pyproject.toml", "[project]\nname = \"streamlit\"\nkeywords = [\"streamlit\"]")]
    [InlineData("notes.txt", "import streamlit")]
    public void Another_mention_in_such_a_file_is_not(string file, string content) =>
        Lines(file, content).Should().BeEmpty();

    [Fact]
    public void A_line_that_invites_backtracking_is_read_in_linear_time() =>
        Lines("app.py", "import " + string.Concat(Enumerable.Repeat("a as b, ", 200)) + "!").Should().BeEmpty();

    private static IEnumerable<int> Lines(string file, string content) =>
        StreamlitFinder.Find(file, content).Select(location => location.Line);
}
