import { expect, test } from "vitest";
import { text } from "../../src/rules/text.ts";
import { changeInWords, namesOf } from "../../src/rules/verdictWords.ts";
import type { CourseSummary, Verdict, VerdictChange } from "../../src/rules/wire.ts";

const course = { timeZone: "Asia/Seoul", parts: [{ id: "video", title: text("시연 영상", "Video") }] } as CourseSummary;
const verdict = {
  parts: [{ findings: [{ rule: "video.length", title: text("영상 길이", "Length") }], attempts: [{ attemptId: "a1", fileName: "시연.mp4" }] }],
} as Verdict;
const english = (change: VerdictChange): string => {
  const { what, before, after } = changeInWords(change, namesOf(course, verdict));
  return `${what.en}: ${before.en} → ${after.en}`;
};

test.each<[VerdictChange, string]>([
  [{ what: "points", before: "24", after: "30" }, "In all, points: 24 → 30"],
  [{ partId: "video", what: "points", after: "9.5" }, "Video, points: – → 9.5"],
  [{ partId: "video", what: "state", before: "AfterCutOff", after: "OnTime" }, "Video, state: After the cut-off → On time"],
  [{ partId: "video", what: "late", before: "10", after: "0" }, "Video, off for lateness: 10 % → 0 %"],
  [{ partId: "video", what: "counts", before: "", after: "a1, b2" }, "Video, what counts: nothing → 시연.mp4, b2"],
  [{ partId: "video", what: "video.length", title: text("영상 길이", "Length"), before: "NeedsPerson −0", after: "Violated −1.5" }, "Video, Length: Needs a person → Violated (−1.5 points)"],
  [{ partId: "video", what: "due", title: text("제출 기한", "Deadline"), before: "Violated −0", after: "Satisfied −0" }, "Video, Deadline: Violated → Satisfied"],
  [{ partId: "gone", what: "new.rule", before: "Satisfied −0" }, "gone, new.rule: Satisfied → –"],
])("%j in words", (change, words) => {
  expect(english(change)).toBe(words);
});

test("a due time is shown in the course's zone", () => {
  expect(english({ partId: "video", what: "due", before: "2026-12-19T06:00:00Z", after: "2026-12-20T06:00:00Z" })).toMatch(/due: .*15:00:00 GMT\+9 → .*20 Dec 2026.*15:00:00 GMT\+9/);
});

test("a rule is named in words, with its id for whoever writes rules", () => {
  const of = (change: VerdictChange) => changeInWords(change, namesOf(course));
  expect(of({ partId: "video", what: "video.length", title: text("영상 길이", "Length"), after: "Satisfied −0" })).toMatchObject({ what: text("시연 영상, 영상 길이", "Video, Length"), rule: "video.length" });
  expect(of({ partId: "video", what: "points", after: "9" }).rule).toBeUndefined();
});
