import { expect, test } from "vitest";
import { confidenceBins, dueTimes, handInsOverTime, handInSummary, histogram } from "../../src/rules/chartData.ts";
import type { ClassRow, PartSummary } from "../../src/rules/wire.ts";

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const row = (times: Record<string, number>): ClassRow =>
  ({ verdict: { parts: Object.entries(times).map(([partId, seconds]) => ({ partId, countedAt: at(seconds) })) } }) as ClassRow;
/** One student whose video is due at another time than the class's. */
const extended = ({ video }: { video?: number }, due: number): ClassRow =>
  ({ verdict: { parts: [{ partId: "video", extendedTo: at(due), ...(video === undefined ? {} : { countedAt: at(video) }) }] } }) as ClassRow;
const part = (id: string, due: number): PartSummary => ({ id, due: at(due) }) as PartSummary;
const rows = [row({ video: 300, report: 100 }), row({ video: 100 }), { id: "nothing came" } as ClassRow];

test("of each part the hand-ins so far, at every time at which one came", () => {
  expect(handInsOverTime(rows, [part("video", 0), part("report", 0)])).toEqual({ times: [100, 300], counts: [[1, 2], [1, 1]] });
  expect(handInsOverTime([], [part("video", 0)])).toEqual({ times: [], counts: [[]] });
});

test("the due second is in the last day, the next one is after it", () => {
  const due = 1_000_000;
  const class_ = [due - 86_400, due - 86_399, due, due + 1].map((video) => row({ video }));
  expect(handInSummary(class_, part("video", due))).toEqual({ inAll: 4, lastDay: 2, after: 1, extended: 0 });
});

test("a histogram has every value once, the highest in the last bin", () => {
  expect(histogram([0, 4.9, 5, 9, 10], 10, 2)).toEqual([{ from: 0, to: 5, count: 2 }, { from: 5, to: 10, count: 3 }]);
  expect(histogram([], 60, 10).reduce((sum, bin) => sum + bin.count, 0)).toBe(0);
});

test("the due times of a part: the class's, and each that extensions set, once", () => {
  const class_ = [extended({ video: 100 }, 900), extended({}, 700), extended({ video: 50 }, 900), row({ video: 300 })];
  expect(dueTimes(class_, part("video", 500))).toEqual({ ofClass: 500, extended: [700, 900] });
});

test("who has an extension is late by its time only", () => {
  const class_ = [row({ video: 600 }), extended({ video: 600 }, 900), extended({ video: 901 }, 900), extended({}, 900)];
  expect(handInSummary(class_, part("video", 500))).toEqual({ inAll: 3, lastDay: 1, after: 2, extended: 3 });
});

test("confidences are added up over students and parts", () => {
  const sure = (...tenths: (number[] | undefined)[]): ClassRow => ({ verdict: { parts: tenths.map((confidenceTenths) => ({ confidenceTenths })) } }) as ClassRow;
  const counts = confidenceBins([sure([1, 0, 0, 0, 0, 0, 0, 0, 0, 5], undefined), sure([0, 2, 0, 0, 0, 0, 0, 0, 0, 3], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), { id: "nothing came" } as ClassRow]);
  expect(counts.map(({ count }) => count)).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0, 9]);
  expect(counts[9]).toEqual({ from: 90, to: 100, count: 9 });
});
