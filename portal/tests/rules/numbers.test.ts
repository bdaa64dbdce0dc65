import { expect, test } from "vitest";
import { bytes, dayAndTime, instant, percent, points, wallTime } from "../../src/rules/numbers.ts";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KB"],
  [20 * 1024 * 1024, "20 MB"],
  [20 * 1024 * 1024 + 1, "21 MB"],
  [1.5 * 1024 ** 3, "1.5 GB"],
])("%d bytes read %s, and one byte over a limit never reads as the limit", (count, shown) => {
  expect(bytes(count)).toBe(shown);
});

test("points and shares", () => {
  expect([points(9), points(9.5), points(9.25)]).toEqual(["9", "9.5", "9.25"]);
  expect(percent(0.993)).toBe("99.3 %");
});

test("an instant is shown in the course's zone, with the zone, and in UTC", () => {
  const { local, utc } = instant("2026-12-19T06:00:00Z", "Asia/Seoul", "en");
  expect(local).toMatch(/Sat.*19 Dec 2026.*15:00:00 GMT\+9/);
  expect(utc).toMatch(/Sat.*19 Dec 2026.*06:00:00 UTC/);
});

test("midnight is 00, not 24", () => {
  expect(instant("2026-12-18T15:00:00Z", "Asia/Seoul", "ko").local).toMatch(/12월 19일.*00:00:00 GMT\+9/);
});

test("a wall shows a local time as extensions.csv has it", () => {
  expect(wallTime("2026-12-19T06:00:00Z", "Asia/Seoul")).toBe("2026-12-19T15:00");
  expect(wallTime("2026-12-18T15:00:00Z", "Asia/Seoul")).toBe("2026-12-19T00:00");
});

test("the last second of a day is not lost, and a table leaves it out", () => {
  expect(wallTime("2026-12-19T14:59:59Z", "Asia/Seoul")).toBe("2026-12-19T23:59:59");
  expect(dayAndTime("2026-12-19T14:59:59Z", "Asia/Seoul")).toBe("12-19 23:59");
  expect(dayAndTime("2026-12-19T14:00:00Z", "Asia/Seoul")).toBe("12-19 23:00");
});
