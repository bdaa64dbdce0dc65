using System.Text.Json;

namespace CourseAI.Core.Courses;

internal delegate bool TryRead<T>(JsonElement json, out T value);

/// <summary>What one value of the file must be.</summary>
/// <param name="Wanted">Said when it is not, or is missing: what to write. A sentence without its full stop.</param>
/// <param name="Hint">More about one particular wrong value; null when there is nothing to add.</param>
internal sealed record Rule<T>(Text Wanted, TryRead<T> TryRead, Func<JsonElement, Text?>? Hint = null);

/// <summary>
/// Reads the properties of one JSON object and collects what is wrong with them instead of stopping. A value that was
/// wrong or missing reads as the type's default; the caller drops the whole when the list of errors is not empty.
/// </summary>
internal sealed class JsonFields
{
    private readonly string _path;
    private readonly List<CourseError> _errors;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private JsonFields(string path, List<CourseError> errors)
    {
        _path = path;
        _errors = errors;
    }

    /// <returns>Null, and an error, when it is not an object.</returns>
    public static JsonFields? Of(JsonElement json, string path, List<CourseError> errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new CourseError(path, Raw(json), new Text("객체 { … }를 쓰십시오.", "write an object { … }")));
            return null;
        }
        var fields = new JsonFields(path, errors);
        foreach (var property in json.EnumerateObject())
        {
            if (fields._values.ContainsKey(property.Name))
                fields.Add(
                    property.Name,
                    property.Value,
                    new Text("같은 항목이 두 번 있습니다. 하나만 남기십시오.", "the property stands twice: keep one")
                );
            // The last one is read, as JsonElement.GetProperty does.
            fields._values[property.Name] = property.Value;
        }
        return fields;
    }

    public string PathOf(string name) => $"{_path}.{name}";

    public T Required<T>(string name, Rule<T> rule)
    {
        if (TryTake(name, out var json))
            return Read(json, PathOf(name), rule, _errors);
        AddMissing(name, rule.Wanted);
        return default!;
    }

    public T Optional<T>(string name, Rule<T> rule, T otherwise) =>
        TryTake(name, out var json) ? Read(json, PathOf(name), rule, _errors) : otherwise;

    /// <returns>Null when it is absent.</returns>
    public T? OptionalValue<T>(string name, Rule<T> rule)
        where T : struct => TryTake(name, out var json) ? Read(json, PathOf(name), rule, _errors) : null;

    /// <param name="readItem">Gets each item and its path.</param>
    /// <returns>Empty when it is absent or no array.</returns>
    public IReadOnlyList<T> Items<T>(string name, Text wanted, bool required, Func<JsonElement, string, T> readItem)
    {
        if (!TryTake(name, out var json))
        {
            if (required)
                AddMissing(name, wanted);
            return [];
        }
        if (json.ValueKind != JsonValueKind.Array || (required && json.GetArrayLength() == 0))
        {
            Add(name, json, Sentence(wanted));
            return [];
        }
        return [.. json.EnumerateArray().Select((item, i) => readItem(item, $"{PathOf(name)}[{i}]"))];
    }

    /// <summary>Reports what is left: properties that nothing has asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, json) in _values.Where(value => !_known.Contains(value.Key)))
        {
            var all = string.Join(", ", _known.Order(StringComparer.Ordinal));
            Add(
                name,
                json,
                Nearest.Of(name, _known) is { } near
                    ? new Text(
                        $"알 수 없는 항목입니다. ‘{near}’의 오타인지 확인하십시오.",
                        $"unknown property: did you mean '{near}'?"
                    )
                    : new Text(
                        $"알 수 없는 항목입니다. 쓸 수 있는 항목: {all}",
                        $"unknown property: known ones are {all}"
                    )
            );
        }
    }

    public static T Read<T>(JsonElement json, string path, Rule<T> rule, List<CourseError> errors)
    {
        if (rule.TryRead(json, out var value))
            return value;
        var wanted = Sentence(rule.Wanted);
        var hint = rule.Hint?.Invoke(json);
        errors.Add(
            new CourseError(
                path,
                Raw(json),
                hint is null ? wanted : new Text($"{wanted.Ko} {hint.Ko}", $"{wanted.En}; {hint.En}")
            )
        );
        return default!;
    }

    public static string Raw(JsonElement json)
    {
        var raw = json.GetRawText();
        return raw.Length <= 80 ? raw : string.Concat(raw.AsSpan(0, char.IsHighSurrogate(raw[78]) ? 78 : 79), "…");
    }

    private bool TryTake(string name, out JsonElement json)
    {
        _known.Add(name);
        return _values.TryGetValue(name, out json);
    }

    private void AddMissing(string name, Text wanted) =>
        _errors.Add(
            new CourseError(
                PathOf(name),
                null,
                new Text($"필수 항목이 없습니다. {wanted.Ko}.", $"the property is missing: {wanted.En}")
            )
        );

    private void Add(string name, JsonElement json, Text message) =>
        _errors.Add(new CourseError(PathOf(name), Raw(json), message));

    private static Text Sentence(Text wanted) => new($"{wanted.Ko}.", wanted.En);
}
