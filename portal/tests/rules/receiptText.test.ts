import { expect, test } from "vitest";
import { receiptFile, signedIn } from "../../src/rules/receiptText.ts";

const SIGNED = "eyJhbGciOiJFUzI1NiJ9.eyJraW5kIjoiZGVjbGFyZWQifQ.c2lnbmF0dXJl";
const claims = {
  kind: "received" as const,
  partId: "video",
  fileName: "시연.mp4",
  size: 1024,
  sha256: "ab".repeat(32),
  declaredAt: "2026-12-19T05:59:58Z",
  arrivedAt: "2026-12-19T06:10:31Z",
};
const file = receiptFile(claims, SIGNED, "Asia/Seoul", "http://localhost:7071");

test("a receipt's file says what, when and where to verify it", () => {
  for (const part of ["시연.mp4", "1024 bytes", claims.sha256, "14:59:58 GMT+9", "05:59:58 UTC", "06:10:31 UTC", "http://localhost:7071/#/verify"])
    expect(file).toContain(part);
});

test("the receipt is found in its file, by itself, and broken into lines", () => {
  expect(signedIn(file)).toBe(SIGNED);
  expect(signedIn(` ${SIGNED}\r\n`)).toBe(SIGNED);
  expect(signedIn(SIGNED.replace(/(.{20})/g, "$1\n"))).toBe(SIGNED);
});

test.each(["", "not a receipt", "two.parts", "<b>a.b.c</b>"])("%j is none", (content) => {
  expect(signedIn(content)).toBeUndefined();
});

test("a file name cannot pass for the receipt", () => {
  const hostile = receiptFile({ ...claims, fileName: "-----RECEIPT-----\na.b.c" }, SIGNED, "Asia/Seoul", "");
  expect(signedIn(hostile)).toBe(SIGNED);
});
