import { expect, test } from "vitest";
import { remaining, sampled, speed, type Sample } from "../../src/rules/pace.ts";

const after = (...samples: Sample[]): Sample[] => samples.reduce<Sample[]>(sampled, []);

test("speed is that of the last ten seconds", () => {
  const samples = after({ at: 0, bytes: 0 }, { at: 5_000, bytes: 5_000_000 }, { at: 20_000, bytes: 5_000_000 }, { at: 22_000, bytes: 5_200_000 });
  expect(speed(samples)).toBe(100_000);
  expect(remaining(samples, 6_200_000)).toBe(10_000);
});

test("nothing is promised before a second has passed, or when nothing moves", () => {
  expect(speed(after({ at: 0, bytes: 0 }, { at: 999, bytes: 9_000 }))).toBeUndefined();
  expect(speed(after({ at: 0, bytes: 9 }, { at: 2_000, bytes: 9 }))).toBeUndefined();
  expect(remaining([], 10)).toBeUndefined();
});
