import { expect, test } from "vitest";
import { checksOf, mayBeSent, type ChosenFile } from "../../src/rules/fileChecks.ts";
import { text } from "../../src/rules/text.ts";
import type { PartSummary } from "../../src/rules/wire.ts";

const part = (kind: PartSummary["kind"], limits: Record<string, number> = {}): PartSummary => ({
  id: kind,
  kind,
  title: text("부분", "Part"),
  points: 10,
  award: "onHandIn",
  maxBytes: 1000,
  due: "2026-12-19T06:00:00Z",
  extended: false,
  limits,
});

const file = (start: string, rest: Partial<ChosenFile> = {}): ChosenFile => ({
  name: "file",
  size: 1000,
  head: Uint8Array.from(start, (character) => character.charCodeAt(0)),
  ...rest,
});

const kinds = (chosen: ChosenFile, of: PartSummary): string[] => checksOf(chosen, of).map((told) => told.kind);

test.each([
  ["pdf", "%PDF-1.7"],
  ["pdf", `${" ".repeat(900)}%PDF-1.4`],
  ["zip", "PK\x03\x04"],
  ["video", "\0\0\0\x20ftypisom"],
  ["video", "\0\0\0\x08wide"],
  ["images", "\x89PNG\r\n\x1A\n"],
  ["images", "\xFF\xD8\xFF\xE0"],
  ["images", "RIFF\0\0\0\0WEBP"],
  ["images", "PK\x03\x04"],
] as const)("a %s that starts as one is fine", (kind, start) => {
  expect(kinds(file(start), part(kind))).toEqual(["fine", "fine"]);
});

test("another format is told before it is sent, and may still be handed in", () => {
  const told = checksOf(file("PK\x03\x04"), part("pdf"));
  expect(told.map((each) => each.kind)).toEqual(["fine", "warned"]);
  expect(mayBeSent(told)).toBe(true);
});

test("labels.csv goes with the pictures", () => {
  expect(kinds(file("a.png,7", { name: "Labels.csv" }), part("images"))).toEqual(["fine", "fine"]);
});

test("what the server would refuse is refused here", () => {
  expect(mayBeSent(checksOf(file("%PDF-", { size: 1001 }), part("pdf")))).toBe(false);
  expect(mayBeSent(checksOf(file("", { size: 0 }), part("pdf")))).toBe(false);
});

test.each([
  [180.5, "fine"],
  [180.6, "warned"],
])("a video of %d s against 180 s is %s", (seconds, kind) => {
  expect(kinds(file("\0\0\0\x20ftyp", { seconds }), part("video", { maxSeconds: 180 })).at(-1)).toBe(kind);
});

test.each([
  [1, "fine"],
  [5, "fine"],
  [6, "warned"],
])("a PDF of %d pages against 5 is %s", (pages, kind) => {
  expect(kinds(file("%PDF-1.7", { pages }), part("pdf", { maxPages: 5 })).at(-1)).toBe(kind);
});

test("pages that cannot be counted here are not spoken of", () => {
  expect(checksOf(file("%PDF-1.7"), part("pdf", { maxPages: 5 }))).toHaveLength(2);
});
