import { expect, test } from "vitest";
import { chosenRows, countsOf, latenessOf, stateOf, visible, type Choice } from "../../src/rules/classRows.ts";
import type { ClassRow, PartState } from "../../src/rules/wire.ts";

const row = (id: string, name: string, points?: number, state: PartState = "onTime", needsPerson = false): ClassRow => ({
  id,
  name,
  department: "컴퓨터공학과",
  labels: ["evening"],
  ...(points === undefined
    ? {}
    : { verdict: { points, maxPoints: 10, needsPerson, needsAttention: false, parts: [{ partId: "video", state, points, latePercent: 0 }] } }),
});

const rows = [row("s10", "하늘", 9), row("s2", "가람", 7, "late", true), row("s1", "나래")];
const every: Choice = { search: "", filter: "all", order: "id", descending: false };
const ids = (choice: Partial<Choice>): string[] => chosenRows(rows, { ...every, ...choice }).map((each) => each.id);

test("numbers in ids count as numbers, names go by the Korean alphabet", () => {
  expect(ids({})).toEqual(["s1", "s2", "s10"]);
  expect(ids({ order: "name" })).toEqual(["s2", "s1", "s10"]);
  expect(ids({ order: "points", descending: true })).toEqual(["s10", "s2", "s1"]);
});

test("a search looks at every word of a row, in either Unicode form and whatever the case", () => {
  expect(ids({ search: "하늘".normalize("NFD") })).toEqual(["s10"]);
  expect(ids({ search: " EVENING " })).toHaveLength(3);
  expect(ids({ search: "(" })).toEqual([]);
});

test("filters", () => {
  expect(ids({ filter: "late" })).toEqual(["s2"]);
  expect(ids({ filter: "needsPerson" })).toEqual(["s2"]);
  expect(ids({ filter: "needsAttention" })).toEqual([]);
  expect(ids({ filter: "notHandedIn" })).toEqual(["s1"]);
});

const several = (id: string, ...parts: [PartState, number][]): ClassRow => ({
  ...row(id, id, 1),
  verdict: { points: 1, maxPoints: 10, needsPerson: false, needsAttention: false, parts: parts.map(([state, latePercent], index) => ({ partId: String(index), state, latePercent, points: index })) },
});
const mixed = [several("on time", ["onTime", 0]), several("lost", ["afterCutOff", 0]), several("two", ["late", 10], ["late", 30]), several("one", ["onTime", 0], ["late", 30])];

test("lateness is how many parts, and the most that is taken off one; after the cut-off that is all", () => {
  expect(mixed.map(latenessOf)).toEqual([{ parts: 0, percent: 0 }, { parts: 1, percent: 100 }, { parts: 2, percent: 30 }, { parts: 1, percent: 30 }]);
  expect(chosenRows(mixed, { ...every, order: "late" }).map((each) => each.id)).toEqual(["on time", "one", "two", "lost"]);
  expect(chosenRows(mixed, { ...every, filter: "late" }).map((each) => each.id)).toEqual(["lost", "one", "two"]);
});

test("a part's column starts with what asks for somebody; of the same state the points decide", () => {
  const states = [row("done", "", 7), row("better", "", 9), row("late", "", 9, "late"), row("nothing", ""), row("broken", "", 0, "needsAttention")];
  expect(chosenRows(states, { ...every, order: "part:video" }).map((each) => each.id)).toEqual(["broken", "nothing", "late", "done", "better"]);
});

test("filters say how many they leave", () => {
  expect(Array.from(countsOf(rows, ["all", "late", "needsAttention"]))).toEqual([["all", 3], ["late", 1], ["needsAttention", 0]]);
});

test("a part that nothing is known of is not handed in", () => {
  expect(stateOf(rows[2]!, "video")).toBe("notHandedIn");
  expect(stateOf(rows[1]!, "video")).toBe("late");
});

test.each([
  [1000, 0, { from: 0, to: 22 }],
  [1000, 20_000, { from: 444, to: 476 }],
  [1000, 44_000, { from: 990, to: 1000 }],
  [0, 0, { from: 0, to: 0 }],
  [3, 9_999, { from: 2, to: 3 }],
])("of %d rows, scrolled by %d pixels, %j are in the document", (count, scrolled, range) => {
  expect(visible(count, 44, scrolled, 500)).toEqual(range);
});
