using CourseAI.Core.Evidence;
using static CourseAI.Core.Grading.Wording.FindingText;

namespace CourseAI.Core.Grading.Wording;

internal static class ZipWording
{
    public static FindingText Streamlit(ZipFacts facts, string department, decimal deduction)
    {
        var places = Some([.. facts.Streamlit.Select(place => $"{place.File}:{place.Line}")]);
        var deducted = Deducted(deduction);
        return new FindingText(
            new Text("Streamlit 사용", "Use of Streamlit"),
            facts.Streamlit.Count > 0
                ? new Text($"사용함({places.Ko})", $"used ({places.En})")
                : new Text("사용한 곳을 찾지 못했습니다.", "no use was found"),
            new Text($"{department} 학생은 필수", $"required of students of {department}"),
            facts.Streamlit.Count > 0
                ? Nothing
                : new Text(
                    $"{deducted.Ko} 소스에서 streamlit을 import하거나 requirements.txt에 적고 다시 제출하십시오. 잘못 판정되었다면 담당 교수에게 알려 주십시오.",
                    $"{deducted.En} Import streamlit in the source or name it in requirements.txt, and hand it in again. If this is wrong, tell the instructor."
                )
        );
    }

    public static FindingText SourcePresent(ZipFacts facts)
    {
        var languages = Some([.. facts.Languages.Select(language => $"{language.Language} {language.Files}")]);
        return new FindingText(
            new Text("소스 코드", "Source code"),
            facts.Languages.Count > 0
                ? new Text(
                    $"파일 {facts.Entries}개 중 소스: {languages.Ko}",
                    $"{Plural(facts.Entries, "file", "files")}, of them source: {languages.En}"
                )
                : new Text(
                    $"파일 {facts.Entries}개 중 소스 코드를 찾지 못했습니다.",
                    $"{Plural(facts.Entries, "file", "files")}, none of them recognised as source"
                ),
            new Text("소스 코드 포함", "has source code"),
            facts.Languages.Count > 0
                ? Nothing
                : new Text(
                    "담당 교수가 직접 확인합니다. 소스 파일이 든 폴더를 압축했는지 확인하십시오.",
                    "The instructor looks. Check that you packed the folder that holds the source."
                )
        );
    }

    public static FindingText Archive(ZipFacts facts)
    {
        List<Text> problems = [];
        AddIfAny(facts.EncryptedEntries, "암호가 걸린 파일", "encrypted");
        AddIfAny(facts.NestedArchives, "압축 안의 압축", "archives inside");
        AddIfAny(facts.UnsafeNames, "폴더를 벗어나는 이름", "names that leave the folder");
        return new FindingText(
            new Text("압축 파일 구성", "Archive"),
            problems.Count == 0
                ? new Text("문제없음", "nothing unusual")
                : new Text(
                    string.Join("; ", problems.Select(problem => problem.Ko)),
                    string.Join("; ", problems.Select(problem => problem.En))
                ),
            new Text(
                "암호, 중첩 압축, 폴더를 벗어나는 이름이 없어야 함",
                "no passwords, no archives inside, no names that leave the folder"
            ),
            problems.Count == 0
                ? Nothing
                : new Text(
                    "해당 파일은 열지 않았으며 담당 교수가 확인합니다. 소스 폴더를 그대로 한 번만 압축하여 다시 제출하십시오.",
                    "These were not opened: the instructor looks. Pack the source folder itself, once, and hand it in again."
                )
        );

        void AddIfAny(IReadOnlyList<string> names, string ko, string en)
        {
            if (names.Count == 0)
                return;
            var some = Some(names);
            problems.Add(new Text($"{ko}: {some.Ko}", $"{en}: {some.En}"));
        }
    }
}
