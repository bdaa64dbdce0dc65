import { expect, test } from "vitest";
import { remaining, sampled, speed, type Sample } from "../../src/rules/pace.ts";

const after = (samples: readonly Sample[]): Sample[] => samples.reduce<Sample[]>(sampled, []);

/** An answer every so many milliseconds, each for so many bytes. */
const answers = (count: number, every: number, bytes: number, from: Sample = { at: 0, bytes: 0 }): Sample[] =>
  Array.from({ length: count }, (_, index) => ({ at: from.at + (index + 1) * every, bytes: from.bytes + (index + 1) * bytes }));

test("speed is that of the last ten seconds", () => {
  const fast = answers(20, 500, 500_000);
  const samples = after([...fast, ...answers(20, 500, 50_000, fast.at(-1))]);
  expect(speed(samples)).toBe(100_000);
  expect(remaining(samples, 12_000_000)).toBe(10_000);
});

test("answers further apart than the window still tell a speed", () => {
  expect(speed(after(answers(9, 12_000, 120_000)))).toBe(10_000);
});

test("nothing is promised before each lane has been answered, a second has passed, or when nothing moves", () => {
  expect(speed(after(answers(4, 2_000, 9)))).toBeUndefined();
  expect(speed(after(answers(9, 100, 9)))).toBeUndefined();
  expect(speed(after(answers(9, 2_000, 0)))).toBeUndefined();
  expect(remaining([], 10)).toBeUndefined();
});
