/** One record of a CSV file, with the very characters that it has in the file. */
export interface CsvRecord {
  /** With the line break that ends it; the last one of a file may have none. */
  readonly raw: string;
  /** Unquoted, and without the blanks around them, as the server reads them. */
  readonly fields: readonly string[];
}

/** A spreadsheet takes a file for UTF-8 by this. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a file as spreadsheets write it: UTF-8, else CP949 (Excel in Korea). A byte order mark stays, and one is put before
 * what was CP949, because a browser writes nothing but UTF-8.
 */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The name of CP949 in browsers (WHATWG, Encoding).
    return BYTE_ORDER_MARK + new TextDecoder("euc-kr").decode(bytes);
  }
}

/** Every record of a file (RFC 4180), blank lines too: their `raw` put together give the file again, but for a byte order mark. */
export function recordsOf(content: string): CsvRecord[] {
  const file = content.replace(BYTE_ORDER_MARK, "");
  const records: CsvRecord[] = [];
  let [start, field, quoted] = [0, "", false];
  let fields: string[] = [];
  for (let at = 0; at < file.length; at++) {
    const character = file.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (file[at + 1] === '"') field += file.charAt(at++);
      else quoted = false;
    } else if (character === '"' && field.trim() === "") [field, quoted] = ["", true];
    else if (character === ",") [fields, field] = [[...fields, field.trim()], ""];
    else if (character === "\n" || (character === "\r" && file[at + 1] !== "\n")) {
      records.push({ raw: file.slice(start, at + 1), fields: [...fields, field.trim()] });
      [start, fields, field] = [at + 1, [], ""];
    } else field += character;
  }
  return start < file.length ? [...records, { raw: file.slice(start), fields: [...fields, field.trim()] }] : records;
}

/** A record as it stands in a file, without a line break. */
export const written = (fields: readonly string[]): string =>
  fields.map((field) => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",");

/** The line break at the end of a record or a file; empty if there is none. */
export const breakOf = (raw: string): string => /(?:\r\n|\r|\n)?$/.exec(raw)?.[0] ?? "";
