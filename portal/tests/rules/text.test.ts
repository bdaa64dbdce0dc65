import { expect, test } from "vitest";
import { isolated } from "../../src/rules/text.ts";

test.each(["보고서 최종.pdf", "report (1).pdf", "naïve – 2.pdf", ""])("%j stays as it is", (name) => {
  expect(isolated(name)).toBe(name);
});

test.each([
  ["\u202Efdp.exe", "\u2068\u202Efdp.exe\u2069"],
  ["תוכנית.pdf", "\u2068תוכנית.pdf\u2069"],
  ["تقرير.pdf", "\u2068تقرير.pdf\u2069"],
  ["\u2069\u202Ex.pdf", "\u2068\u202Ex.pdf\u2069"],
])("%j turns nothing but itself, even where it closes an isolate of its own", (name, shown) => {
  expect(isolated(name)).toBe(shown);
});
