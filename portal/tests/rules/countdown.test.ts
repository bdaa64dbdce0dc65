import { expect, test } from "vitest";
import { isClose, serverClock, serverNow, timeLeft } from "../../src/rules/countdown.ts";

const DUE = "2026-12-19T06:00:00Z";
const before = (seconds: number): number => Date.parse(DUE) - seconds * 1000;

test("time runs on from the server's, by ticks that no one sets", () => {
  const clock = serverClock("2026-12-19T05:30:00Z", 5_000);
  expect(serverNow(clock, 5_000 + 60_000)).toBe(Date.parse("2026-12-19T05:31:00Z"));
});

test.each([
  [3 * 86_400 + 5 * 3_600 + 59, "3 d 5 h left"],
  [2 * 3_600 + 61, "2 h 1 min left"],
  [61.9, "1 min 1 s left"],
  [0.9, "0 s left"],
  [0, "0 s left"],
  [-1, "1 s past the due time"],
])("%d seconds before the due time it says %s", (seconds, sentence) => {
  expect(timeLeft(DUE, before(seconds)).en).toBe(sentence);
});

test("the last day is close; what is past is not", () => {
  expect([86_401, 86_399, 0, -1].map((seconds) => isClose(DUE, before(seconds)))).toEqual([false, true, true, false]);
});
