import { expect, test } from "vitest";
import { arrivedBytes, blocksOf, missing, withArrived, type UploadRecord } from "../../src/rules/blocks.ts";

const record: UploadRecord = {
  uploadId: "u",
  part: "video",
  fileName: "demo.mp4",
  size: 25,
  sha256: "",
  countedAt: "",
  arriveBy: "",
  receipt: "",
  blockBytes: 10,
  arrived: [],
};

test("blocks cover the file once, in order, with ids of one length", () => {
  const blocks = blocksOf(25, 10);
  expect(blocks.map(({ offset, length }) => [offset, length])).toEqual([[0, 10], [10, 10], [20, 5]]);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(3);
  expect(new Set(blocksOf(2_000_000, 10).map((block) => block.id.length)).size).toBe(1);
});

test("what has arrived is not sent again", () => {
  const [, second] = blocksOf(25, 10);
  const after = withArrived(record, second!.id);
  expect(missing(after).map((block) => block.offset)).toEqual([0, 20]);
  expect(arrivedBytes(after)).toBe(10);
  expect(withArrived(after, second!.id)).toBe(after);
});

test("with all blocks there nothing is missing", () => {
  const all = blocksOf(25, 10).reduce((sofar, block) => withArrived(sofar, block.id), record);
  expect(missing(all)).toEqual([]);
  expect(arrivedBytes(all)).toBe(25);
});
