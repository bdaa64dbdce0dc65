using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using static CourseAI.Core.Grading.Wording.FindingText;

namespace CourseAI.Core.Grading.Wording;

internal static class PdfWording
{
    public static FindingText Pages(int pages, int limit, decimal deduction)
    {
        var over = pages - limit;
        var deducted = Deducted(deduction);
        return new FindingText(
            new Text("쪽수", "Pages"),
            new Text($"{pages}쪽", Plural(pages, "page", "pages")),
            new Text($"{limit}쪽 이하", $"at most {Plural(limit, "page", "pages")}"),
            over <= 0
                ? Nothing
                : new Text(
                    $"{over}쪽을 넘겼습니다. {deducted.Ko} 제출 기간이면 {limit}쪽 이하로 줄여 다시 제출하십시오.",
                    $"{Plural(over, "page", "pages")} too many. {deducted.En} While the part is open, shorten it to {limit} and hand it in again."
                )
        );
    }

    public static FindingText TextInside(PdfFacts facts) =>
        new(
            new Text("본문 글자", "Text in the PDF"),
            new Text(
                $"{facts.Pages}쪽 중 {facts.PagesWithText}쪽에 글자가 있습니다.",
                $"text on {facts.PagesWithText} of {Plural(facts.Pages, "page", "pages")}"
            ),
            new Text("글자를 읽을 수 있는 PDF", "a PDF whose text can be read"),
            facts.PagesWithText > 0
                ? Nothing
                : new Text(
                    "스캔한 그림뿐이어서 담당 교수가 직접 확인합니다. 가능하면 문서 프로그램에서 PDF로 내보내 다시 제출하십시오.",
                    "Only scans: the instructor reads it in person. If you can, export the PDF from your word processor and hand it in again."
                )
        );

    /// <param name="found">Null: not found.</param>
    public static FindingText Section(Section section, SectionFound? found)
    {
        var name = NameOf(section);
        return new FindingText(
            new Text($"내용: {name.Ko}", $"Section: {name.En}"),
            found is null
                ? new Text("해당하는 제목을 찾지 못했습니다.", "no such heading was found")
                : new Text($"{found.Page}쪽 ‘{found.Heading}’", $"page {found.Page}, '{found.Heading}'"),
            new Text("보고서에 포함", "is in the report"),
            found is not null
                ? Nothing
                : new Text(
                    "자동 감점은 없으며 담당 교수가 직접 확인합니다. 내용이 빠졌다면 보완하고, 있다면 제목에 드러나게 쓰십시오.",
                    "No points are taken off: the instructor looks. If it is missing, add it; if it is there, say so in a heading."
                )
        );
    }

    private static Text NameOf(Section section) =>
        section switch
        {
            Courses.Section.Algorithm => new Text("사용한 알고리즘", "the algorithm used"),
            Courses.Section.Differences => new Text(
                "제안한 서비스와 완성한 서비스의 차이",
                "differences between the proposed service and the final one"
            ),
            _ => new Text("데이터 출처 또는 제작 방법", "where the data comes from or how it was made"),
        };
}
