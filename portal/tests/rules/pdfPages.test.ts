import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { inflate } from "../../src/edges/inflate.ts";
import { pagesOf } from "../../src/rules/pdfPages.ts";

const pages = (file: Uint8Array): Promise<number | undefined> => pagesOf(file, inflate);
const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Objects in the order of their numbers, from 1, and a cross-reference table. */
function plain(objects: readonly string[], more = ""): Buffer {
  let body = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return latin(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more}>>\nstartxref\n${body.length}\n%%EOF\n`);
}

/** As LaTeX writes: the catalogue and the page tree in an object stream, found by a cross-reference stream with the filter "up". */
function packed(filter: 0 | 1 | 2): Buffer {
  const objects = ["<< /Type /Catalog /Pages 2 0 R /Lang (ko\\)-KR (>>)) >>", "<< /Type /Pages /Kids [] /Count 7 >>"];
  const header = `1 0 2 ${objects[0]!.length + 1} `;
  const stream = deflateSync(latin(header + objects.join("\n")));
  const start = latin("%PDF-1.5\n");
  const holder = Buffer.concat([latin(`3 0 obj\n<< /Type /ObjStm /N 2 /First ${header.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`), stream, latin("\nendstream\nendobj\n")]);
  const at = start.length + holder.length;
  const rows = [[0, 0, 0, 0], [2, 0, 3, 0], [2, 0, 3, 1], [1, 0, start.length, 0], [1, at >> 8, at & 255, 0]];
  const coded = rows.flatMap((row, index) => [filter, ...row.map((value, column) => (value - (filter === 2 ? (rows[index - 1]?.[column] ?? 0) : filter === 1 ? (row[column - 1] ?? 0) : 0)) & 255)]);
  const table = deflateSync(Buffer.from(coded));
  const last = Buffer.concat([
    latin(`4 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Filter [/FlateDecode] /DecodeParms << /Predictor 12 /Columns 4 >> /Length ${table.length} >>\nstream\r\n`),
    table,
    latin(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF`),
  ]);
  return Buffer.concat([start, holder, last]);
}

test("a plain file says its pages in the root of the page tree, not in a branch", async () => {
  const file = plain(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 4 0 R >>", "<< /Type /Pages /Parent 2 0 R /Count 9 >>", "5"]);
  expect(await pages(file)).toBe(5);
});

test.each([
  ["report-6-pages", 6],
  ["proposal-2-pages", 2],
  ["proposal-1-page", 1],
  ["scan-2-pages", 2],
  ["truncated", undefined],
])("samples/files/pdf/%s.pdf has %s", async (name, count) => {
  expect(await pages(readFileSync(new URL(`../../../samples/files/pdf/${name}.pdf`, import.meta.url)))).toBe(count);
});

test.each([0, 1, 2] as const)("packed objects are found, row filter %d", async (filter) => {
  expect(await pages(packed(filter))).toBe(7);
});

test("of a file that was updated the newest page tree counts", async () => {
  const old = plain(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2 >>"]);
  const update = latin("2 0 obj\n<< /Type /Pages /Kids [] /Count 3 >>\nendobj\n");
  const at = old.length + update.length;
  const previous = /startxref\n(\d+)/.exec(old.toString("latin1"))![1]!;
  const table = latin(`xref\n2 1\n${String(old.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${at}\n%%EOF\n`);
  expect(await pages(Buffer.concat([old, update, table]))).toBe(3);
});

const whole = plain(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2 >>"]);
test.each<[string, Uint8Array]>([
  ["empty", new Uint8Array()],
  ["cut off", whole.subarray(0, whole.length - 60)],
  ["no PDF", latin("PK\x03\x04 startxref\n0\n%%EOF")],
  ["a count that is none", plain(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count -1 >>"])],
  ["a page tree that is gone", plain(["<< /Type /Catalog /Pages 9 0 R >>"])],
  ["circles of cross-references", plain(["<< /Pages 9 0 R >>"], "/Prev 0 ")],
  ["damaged packing", Buffer.concat([packed(2).subarray(0, 120), Buffer.alloc(8), packed(2).subarray(128)])],
  ["nesting without end", plain([`${"[".repeat(9999)}`])],
])("%s: it cannot be told", async (_, file) => {
  expect(await pages(file)).toBeUndefined();
});
