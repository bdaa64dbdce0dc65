import { expect, test } from "vitest";
import { rosterInWords } from "../../src/rules/rosterWords.ts";

const student = (studentId: string, handedIn: boolean) => ({ studentId, name: `학생 ${studentId}`, handedIn });

test("who has handed in something and would leave stands first and is a loss, with what it means", () => {
  const [first, ...others] = rosterInWords({ added: [student("4", false)], removed: [student("1", false), student("2", true), student("3", false)] }, false);
  expect(first).toMatchObject({ isLoss: true, students: [student("2", true)], what: { ko: "제출한 파일이 있는데 명단에서 빠질 학생: 1명", en: "Students who handed in something and would leave the roster: 1" } });
  expect(first!.so!.en).toContain("can neither hand in nor see results");
  expect(others.map(({ what, isLoss, students }) => [what.en, isLoss, students.map((each) => each.studentId)])).toEqual([
    ["Students who handed in nothing and would leave the roster: 2", false, ["1", "3"]],
    ["Students who would be new on the roster: 1", false, ["4"]],
  ]);
});

test("what was applied is said as done", () => {
  expect(rosterInWords({ added: [student("4", false)], removed: [student("1", false), student("2", true)] }, true).map(({ what }) => what.ko)).toEqual([
    "제출한 파일이 있는데 명단에서 빠진 학생: 1명",
    "제출 없이 명단에서 빠진 학생: 1명",
    "명단에 새로 든 학생: 1명",
  ]);
});

test("a student who comes back with files is no loss", () => {
  expect(rosterInWords({ added: [student("1", true)], removed: [] }, false).map(({ isLoss }) => isLoss)).toEqual([false]);
});

test("where nobody comes or leaves nothing is said", () => {
  expect(rosterInWords({ added: [], removed: [] }, false)).toEqual([]);
});
