import { expect, test } from "vitest";
import { decoded, recordsOf, written } from "../../src/rules/csv.ts";

const fields = (content: string): (readonly string[])[] => recordsOf(content).map((record) => record.fields);

test.each([
  ["a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]],
  ["a,b\nc,d", [["a", "b"], ["c", "d"]]],
  ["a,,\n", [["a", "", ""]]],
  [' a , "b, ""c""" ,d\n', [["a", 'b, "c"', "d"]]],
  ['"한 줄\r\n두 줄",2\r\n', [["한 줄\r\n두 줄", "2"]]],
  ['a 3" disk,b\nc,d\n', [['a 3" disk', "b"], ["c", "d"]]],
  ['"never closed,b\nc', [["never closed,b\nc"]]],
  ["\uFEFFid,name\n", [["id", "name"]]],
  ["", []],
])("%j has its records", (content, expected) => {
  expect(fields(content)).toEqual(expected);
});

test.each(["a,b\r\n\r\n c ,\"d\"\"\" \n\n", "a\rb\r", '"x\ny"', "\n"])("%j is its records put together", (content) => {
  expect(recordsOf(content).map((record) => record.raw).join("")).toBe(content);
});

test("what is written is read again as it was", () => {
  const record = ["20210001", "쉼표, 따옴표 \" 와\n줄바꿈", "", "plain"];
  expect(fields(written(record))).toEqual([record]);
  expect(written(["a", "b c"])).toBe("a,b c");
});

test("UTF-8 keeps its byte order mark, or its absence; what is not UTF-8 is CP949 and gets one", () => {
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
  expect(decoded(bytes("\uFEFF병결"))).toBe("\uFEFF병결");
  expect(decoded(bytes("병결"))).toBe("병결");
  // 병결 in CP949.
  expect(decoded(Uint8Array.of(0xba, 0xb4, 0xb0, 0xe1))).toBe("\uFEFF병결");
});
