import { BYTE_ORDER_MARK, breakOf, recordsOf, written, type CsvRecord } from "./csv.ts";

/** One line of `extensions.csv`. */
export interface Extension {
  /** A student id, or a label of the roster. */
  readonly student: string;
  /** Empty: every part. */
  readonly part: string;
  /** In the course's zone, as `2026-12-21T15:00`. */
  readonly due: string;
  readonly reason: string;
}

const COLUMNS = ["student", "part", "due", "reason"] as const;

/** Those that name the student or one of the labels, in the file's order. */
export function extensionsOf(file: string, student: string, labels: readonly string[]): Extension[] {
  const names = labels.map((label) => label.normalize("NFC").toLowerCase());
  return read(file).filter((each) => each.student === student || names.includes(each.student.toLowerCase()));
}

/**
 * The file with this line: in place of what stands there for the same student and part, else at its end. All other lines keep every
 * character, and a replaced line the columns that are not ours. Of several lines for the same student and part one is left, because
 * the latest date of them would count.
 * @param file as `decoded` gives it; empty if there is none yet.
 */
export function withExtension(file: string, extension: Extension): string {
  const content = file.trim() === "" ? `${BYTE_ORDER_MARK}${COLUMNS.join(",")}\r\n` : file;
  const records = recordsOf(content);
  const columns = columnsOf(records);
  const first = records.find((record) => concerns(record, columns, extension));
  const line = written(filledIn(first?.fields ?? [], columns, extension));
  if (first) return joined(content, records.map((record) => (record === first ? line + breakOf(record.raw) : concerns(record, columns, extension) ? "" : record.raw)));
  const end = breakOf(content);
  const lineBreak = breakOf(records[0]?.raw ?? "") || "\r\n";
  return content + (end ? line + lineBreak : lineBreak + line);
}

/** The file without any line for this student and part. */
export function withoutExtension(file: string, gone: Pick<Extension, "student" | "part">): string {
  const records = recordsOf(file);
  const columns = columnsOf(records);
  return joined(file, records.filter((record) => !concerns(record, columns, gone)).map((record) => record.raw));
}

function read(file: string): Extension[] {
  const records = recordsOf(file);
  const columns = columnsOf(records);
  return records.slice(1).map((record) => {
    const [student = "", part = "", due = "", reason = ""] = COLUMNS.map((column) => valueOf(record, columns, column));
    return { student, part, due, reason };
  });
}

/** Of the first line; found by name, in any order, as the server does. */
const columnsOf = ([header]: readonly CsvRecord[]): string[] => (header?.fields ?? []).map((name) => name.toLowerCase());

const valueOf = ({ fields }: CsvRecord, columns: readonly string[], column: (typeof COLUMNS)[number]): string =>
  (fields[columns.indexOf(column)] ?? "").normalize("NFC");

const concerns = (record: CsvRecord, columns: readonly string[], { student, part }: Pick<Extension, "student" | "part">): boolean =>
  valueOf(record, columns, "student") === student && valueOf(record, columns, "part") === part;

const filledIn = (old: readonly string[], columns: readonly string[], extension: Extension): string[] =>
  columns.map((column, index) => (isOurs(column) ? extension[column] : (old[index] ?? "")));

const isOurs = (column: string): column is (typeof COLUMNS)[number] => COLUMNS.some((each) => each === column);

const joined = (file: string, raws: readonly string[]): string => (file.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "") + raws.join("");
