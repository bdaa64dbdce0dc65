import { expect, test } from "vitest";
import { confidencesOf, handInsOverTime, handInSummary, histogram } from "../../src/rules/chartData.ts";
import type { AttemptEvidence, ClassRow, PartSummary, Verdict } from "../../src/rules/wire.ts";

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const row = (times: Record<string, number>): ClassRow =>
  ({ verdict: { parts: Object.entries(times).map(([partId, seconds]) => ({ partId, countedAt: at(seconds) })) } }) as ClassRow;
const part = (id: string, due: number): PartSummary => ({ id, due: at(due) }) as PartSummary;
const rows = [row({ video: 300, report: 100 }), row({ video: 100 }), { id: "nothing came" } as ClassRow];

test("of each part the hand-ins so far, at every time at which one came", () => {
  expect(handInsOverTime(rows, [part("video", 0), part("report", 0)])).toEqual({ times: [100, 300], counts: [[1, 2], [1, 1]] });
  expect(handInsOverTime([], [part("video", 0)])).toEqual({ times: [], counts: [[]] });
});

test("the due second is in the last day, the next one is after it", () => {
  const due = 1_000_000;
  const class_ = [due - 86_400, due - 86_399, due, due + 1].map((video) => row({ video }));
  expect(handInSummary(class_, part("video", due))).toEqual({ inAll: 4, lastDay: 2, after: 1 });
});

test("a histogram has every value once, the highest in the last bin", () => {
  expect(histogram([0, 4.9, 5, 9, 10], 10, 2)).toEqual([{ from: 0, to: 5, count: 2 }, { from: 5, to: 10, count: 3 }]);
  expect(histogram([], 60, 10).reduce((sum, bin) => sum + bin.count, 0)).toBe(0);
});

test("confidences are those of pictures that count and that a model looked at", () => {
  const verdict = { parts: [{ attempts: [{ attemptId: "a", counts: true }, { attemptId: "b", counts: false }] }] } as Verdict;
  const images = (attemptId: string, ...confidences: (number | undefined)[]): AttemptEvidence =>
    ({ attemptId, revision: 1, facts: { kind: "images", images: confidences.map((confidence) => (confidence === undefined ? {} : { prediction: { confidence } })) } }) as AttemptEvidence;
  expect(confidencesOf(verdict, [images("a", 0.9, undefined), images("b", 0.1)])).toEqual([0.9]);
});
