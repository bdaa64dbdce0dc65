import { expect, test } from "vitest";
import { eventOf } from "../../src/rules/ledgerWords.ts";
import { text } from "../../src/rules/text.ts";
import type { Names } from "../../src/rules/verdictWords.ts";

const names: Names = { zone: "Asia/Seoul", part: (id) => text(id, id.toUpperCase()), rule: (id) => text(id, `rule ${id}`), attempt: (id) => id };
const event = (kind: string, detail: Record<string, string>) => eventOf({ sequence: 0, kind, subject: "s", at: "2026-12-19T06:00:00Z", hash: "60", detail }, names);
const file = { part: "video", fileName: "시연.mp4", size: "2048" };

test.each<[string, Record<string, string>, string]>([
  ["declared", file, "VIDEO: 시연.mp4 (2 KB) was declared"],
  ["received", file, "VIDEO: 시연.mp4 (2 KB) arrived and is kept"],
  ["overwritten", file, "VIDEO: 시연.mp4 (2 KB) was overwritten before it could be kept"],
  ["declaration-lapsed", file, "VIDEO: 시연.mp4 (2 KB), declared, did not arrive in its window"],
  ["inspected-again", { ...file, revision: "2" }, "VIDEO: 시연.mp4 (2 KB) was inspected again (no. 2)"],
  ["scored", { part: "report", points: "27.50" }, "REPORT: 27.5 points were given"],
  ["decided", { part: "video", rule: "r", accepted: "yes", deduction: "0" }, "VIDEO, rule r: decided as satisfied"],
  ["decided", { part: "video", rule: "r", accepted: "no", deduction: "2" }, "VIDEO, rule r: decided as violated, 2 points off"],
  ["assigned", { part: "report", name: "x/y.pdf" }, "REPORT: x/y.pdf, which nobody owned, was given to this student"],
  ["regraded", { pointsBefore: "9", pointsAfter: "10" }, "Regraded under changed rules: 9 → 10 points"],
  ["needs-attention", {}, "It failed repeatedly and needs attention"],
  ["something-new", {}, "something-new"],
])("%s %j is told", (kind, detail, sentence) => {
  expect(event(kind, detail).what.en).toBe(sentence);
});

test("who did it and what they wrote stand beside it", () => {
  expect(event("scored", { part: "report", points: "1", by: "prof", comment: "좋은 비교" })).toMatchObject({ by: "prof", comment: "좋은 비교" });
  expect(event("scored", { part: "report", points: "1", by: "prof", comment: "" })).not.toHaveProperty("comment");
});

test.each([
  ["course.json replaced by prof", "course.json이(가) 바뀌어 다시 평가: 9 → 10점", "Regraded because course.json was replaced: 9 → 10 points", "prof"],
  ["asked for by 이지수", "요청에 따라 다시 평가: 9 → 10점", "Regraded on request: 9 → 10 points", "이지수"],
  ["course, roster or extensions changed", "과제 규칙, 명단 또는 기한 연장이 바뀌어 다시 평가: 9 → 10점", "Regraded because course, roster or extensions changed: 9 → 10 points", undefined],
  ["course, roster, extensions or app changed", "과제 규칙, 명단, 기한 연장 또는 앱이 바뀌어 다시 평가: 9 → 10점", "Regraded because course, roster, extensions or app changed: 9 → 10 points", undefined],
])("the app's own reason %j is said in both languages, with who did it", (reason, ko, en, by) => {
  expect(event("regraded", { pointsBefore: "9", pointsAfter: "10", reason })).toEqual({ what: { ko, en }, ...(by ? { by } : {}) });
});

test.each(["Regrade.cs", "course, roster and others changed"])("another reason, %j, stays as it was written", (reason) => {
  expect(event("regraded", { pointsBefore: "9", pointsAfter: "10", reason })).toMatchObject({ what: { en: "Regraded under changed rules: 9 → 10 points" }, comment: reason });
});

test("a file name that turns the direction of text keeps it to itself", () => {
  expect(event("received", { ...file, fileName: "\u202Efdp.exe" }).what.en).toBe("VIDEO: \u2068\u202Efdp.exe\u2069 (2 KB) arrived and is kept");
});
