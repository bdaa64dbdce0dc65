import { expect, test } from "vitest";
import { latestEvidence, notArrived, picturesOf } from "../../src/rules/evidence.ts";
import type { AttemptEvidence, Declaration, PartVerdict } from "../../src/rules/wire.ts";

const images = (attemptId: string, revision: number, ...slots: string[]): AttemptEvidence => ({
  attemptId,
  partId: "images",
  size: 1,
  sha256: attemptId,
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

test("a declaration whose bytes were inspected is not awaited, whichever door they came through", () => {
  const declared = (sha256: string, size: number): Declaration => ({ uploadId: sha256 + size, partId: "images", fileName: "x.png", size, sha256, at: "2026-12-19T05:00:00Z" });
  expect(notArrived([declared("a", 1), declared("a", 2), declared("c", 1)], evidence).map((each) => each.uploadId)).toEqual(["a2", "c1"]);
});
