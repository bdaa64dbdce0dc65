import { expect, test } from "vitest";
import { nextStep } from "../../src/rules/nextStep.ts";
import { text } from "../../src/rules/text.ts";
import type { Finding, PartVerdict } from "../../src/rules/wire.ts";

const none = text("", "");
const finding = (outcome: Finding["outcome"], next = none): Finding => ({ rule: "r", outcome, title: none, measured: none, limit: none, next, deduction: 0 });
const verdict = (change: Partial<PartVerdict>): PartVerdict => ({
  partId: "video",
  title: none,
  state: "onTime",
  due: "2026-12-19T06:00:00Z",
  extended: false,
  attempts: [],
  findings: [],
  deduction: 0,
  latePercent: 0,
  maxPoints: 10,
  ...change,
});

test("the server's own advice comes before anything that needs a person", () => {
  const findings = [finding("needsPerson"), finding("violated", text("줄이세요.", "Shorten it."))];
  expect(nextStep(verdict({ findings })).en).toBe("Shorten it.");
});

test.each([
  [verdict({ state: "notHandedIn" }), "Hand in your file."],
  [verdict({ state: "needsAttention" }), "your time is kept"],
  [verdict({ findings: [finding("needsPerson")] }), "The instructor looks at it"],
  [verdict({}), "Wait for it to be marked"],
  [verdict({ points: 10 }), "nothing left to do"],
])("otherwise by what is there", (part, sentence) => {
  expect(nextStep(part).en).toContain(sentence);
});
