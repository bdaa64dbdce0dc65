import { expect, test } from "vitest";
import { latestEvidence, picturesOf } from "../../src/rules/evidence.ts";
import type { AttemptEvidence, PartVerdict } from "../../src/rules/wire.ts";

const images = (attemptId: string, revision: number, ...slots: string[]): AttemptEvidence => ({
  attemptId,
  partId: "images",
  revision,
  facts: { kind: "images", images: slots.map((slot) => ({ slot, width: 1, height: 1 })) },
});
const evidence = [images("a", 2, "a2.png"), images("a", 1, "a1.png"), images("b", 1, "b.png")];
const part = (...counting: string[]): PartVerdict => ({ attempts: ["a", "b"].map((attemptId) => ({ attemptId, counts: counting.includes(attemptId) })) }) as PartVerdict;
const slots = (verdict: PartVerdict): string[] => picturesOf(verdict, evidence).map((each) => each.slot);

test("what was measured last stands for an attempt, in whatever order it comes", () => {
  expect(Array.from(latestEvidence(evidence).values(), (each) => each.revision)).toEqual([2, 1]);
});

test("pictures are those that count, or all where none does", () => {
  expect(slots(part("b"))).toEqual(["b.png"]);
  expect(slots(part())).toEqual(["a2.png", "b.png"]);
  expect(picturesOf(part(), [])).toEqual([]);
});
