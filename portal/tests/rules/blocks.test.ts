import { expect, test } from "vitest";
import { arrivedBytes, idOf, nextBlock, nextLength, recordIn, shortest, withArrived, type Block, type UploadRecord } from "../../src/rules/blocks.ts";

const MIB = 1024 * 1024;

const record: UploadRecord = {
  uploadId: "u",
  part: "video",
  fileName: "demo.mp4",
  size: 25,
  sha256: "",
  countedAt: "",
  due: "",
  onTime: true,
  arriveBy: "",
  receipt: "",
  arrived: [],
};

const arrivedAll = (from: UploadRecord, length: number): UploadRecord => {
  const block = nextBlock(from, [], length);
  return block ? arrivedAll(withArrived(from, block), length) : from;
};

test("blocks cover the file once, in order", () => {
  const { arrived } = arrivedAll(record, 10);
  expect(arrived).toEqual([{ offset: 0, length: 10 }, { offset: 10, length: 10 }, { offset: 20, length: 5 }]);
});

test("ids have one length, and differ where place or length does", () => {
  const blocks = [{ offset: 0, length: 1 }, { offset: 0, length: 10 }, { offset: 2 ** 40, length: 4 * MIB }];
  const ids = blocks.map(idOf);
  expect(new Set(ids).size).toBe(3);
  expect(new Set(ids.map((id) => id.length)).size).toBe(1);
  // Azure, Put Block: at most 64 bytes before encoding.
  expect(atob(ids[0]!).length).toBeLessThanOrEqual(64);
});

test("what has arrived or is on its way is not sent again, whatever the length of blocks was then", () => {
  const after = withArrived(withArrived(record, { offset: 20, length: 5 }), { offset: 4, length: 6 });
  expect(arrivedBytes(after)).toBe(11);
  expect(nextBlock(after, [], 100)).toEqual({ offset: 0, length: 4 });
  expect(nextBlock(after, [{ offset: 0, length: 4 }], 3)).toEqual({ offset: 10, length: 3 });
  expect(nextBlock(after, [{ offset: 0, length: 4 }, { offset: 10, length: 10 }], 3)).toBeUndefined();
  expect(arrivedAll(after, 7).arrived.map(({ offset }) => offset)).toEqual([0, 4, 10, 17, 20]);
  expect(arrivedBytes(arrivedAll(after, 7))).toBe(25);
});

/** How long blocks become on a line that four of them share. */
function settled(bytesPerSecond: number, size: number): number {
  let block: Block = { offset: 0, length: shortest(size) };
  for (let i = 0; i < 50; i++) block = { offset: 0, length: nextLength(block, (4 * block.length * 1000) / bytesPerSecond, size) };
  return block.length;
}

test.each([
  [1, 128 * 1024],
  [4, 375_000],
  [16, 1_500_000],
  [100, 4 * MIB],
])("at %d Mbit/s blocks become %d bytes long", (megabits, length) => {
  expect(settled((megabits * 1_000_000) / 8, 300 * MIB)).toBe(length);
});

test("one answer, however quick, makes the next block no longer than twice", () => {
  expect(nextLength({ offset: 0, length: MIB }, 1, 300 * MIB)).toBe(2 * MIB);
});

test("even on the slowest line a file of 100 GiB has no more blocks than storage takes", () => {
  const size = 100 * 1024 * MIB;
  expect(size / nextLength({ offset: 0, length: 4 * MIB }, 600_000, size)).toBeLessThan(50_000);
});

test("what was kept is read again", () => {
  const kept = withArrived(record, { offset: 0, length: 5 });
  expect(recordIn(JSON.stringify(kept))).toEqual(kept);
});

test.each(["", "null", "[]", "{\"uploadId\":", JSON.stringify({ ...record, arrived: [0, 1] }), JSON.stringify({ ...record, arriveBy: undefined })])(
  "what is no record is none: %s",
  (kept) => expect(recordIn(kept)).toBeUndefined(),
);
