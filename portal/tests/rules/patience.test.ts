import { expect, test } from "vitest";
import { mayPass, waitAfter } from "../../src/rules/patience.ts";

test("waits grow, and the last repeats", () => {
  expect([1, 2, 3, 4, 5, 6, 500].map(waitAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test.each([0, 408, 429, 500, 502, 503, 504])("%d may pass", (status) => expect(mayPass(status)).toBe(true));

test.each([400, 401, 404, 409, 410, 413])("%d does not pass", (status) => expect(mayPass(status)).toBe(false));

test("too many declared files do not become fewer by waiting", () => expect(mayPass(429, "too-many-declarations")).toBe(false));
