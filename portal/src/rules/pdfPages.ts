/*
 * How many pages a PDF says that it has (ISO 32000-1, 7.5): the cross-reference at the file's end leads to the catalogue, that to the
 * root of the page tree, and that has a count. What is encrypted, damaged or packed in an unusual way gives no number: the server
 * looks in any case.
 */

type Value = number | string | Reference | Value[] | Dictionary | undefined;
type Dictionary = ReadonlyMap<string, Value>;
class Reference {
  constructor(readonly number: number) {}
}

/** Where an object lies: at a byte of the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** Unpacks zlib data; rejects what is none. */
export type Inflate = (packed: Uint8Array) => Promise<Uint8Array>;

/** @returns undefined where it cannot be told. */
export async function pagesOf(file: Uint8Array, inflate: Inflate): Promise<number | undefined> {
  try {
    return await new PdfReader(file, inflate).pages();
  } catch {
    return undefined;
  }
}

/** Files that are updated often have a chain of cross-references; a longer one goes in circles. */
const MOST_UPDATES = 100;

class PdfReader {
  private readonly text: string;
  private readonly places = new Map<number, Place>();

  constructor(
    private readonly file: Uint8Array,
    private readonly inflate: Inflate,
  ) {
    this.text = latin(file);
  }

  async pages(): Promise<number | undefined> {
    const catalogue = await this.resolved(await this.readTrailers());
    const root = catalogue instanceof Map ? await this.resolved(catalogue.get("Pages") as Value) : undefined;
    const count = root instanceof Map ? await this.resolved(root.get("Count") as Value) : undefined;
    return typeof count === "number" && Number.isInteger(count) && count > 0 ? count : undefined;
  }

  /** Fills in where objects are, the newest first. @returns the catalogue. */
  private async readTrailers(): Promise<Value> {
    let next: Value = Number(/startxref\s+(\d+)\s*(?:%%EOF)?\s*$/.exec(this.text.slice(-2048))?.[1]);
    let root: Value;
    for (let update = 0; typeof next === "number" && update < MOST_UPDATES; update++) {
      const trailer: Dictionary = /^\s*xref/.test(this.text.slice(next, next + 20)) ? this.readTable(next) : await this.readStream(next);
      root ??= trailer.get("Root");
      const hidden = trailer.get("XRefStm");
      if (typeof hidden === "number") await this.readStream(hidden);
      next = trailer.get("Prev");
    }
    return root;
  }

  private readTable(offset: number): Dictionary {
    const end = this.text.indexOf("trailer", offset);
    let number = 0;
    for (const [, start, , entry, free] of this.text.slice(offset, end).matchAll(/(\d+) (\d+)[ \r\n]*(?=[\r\n])|(\d{10}) \d{5} ([nf])/g)) {
      if (entry === undefined) number = Number(start);
      else this.keep(number++, free === "n" ? { offset: Number(entry) } : undefined);
    }
    return asDictionary(new Tokens(this.text, end + "trailer".length).value());
  }

  private async readStream(offset: number): Promise<Dictionary> {
    const { dictionary, content } = await this.unpacked(offset);
    const widths = asNumbers(dictionary.get("W"));
    const [type = 0, second = 0, third = 0] = widths;
    const index = dictionary.has("Index") ? asNumbers(dictionary.get("Index")) : [0, asNumber(dictionary.get("Size"))];
    let at = 0;
    const field = (width: number): number => {
      let value = 0;
      for (let byte = 0; byte < width; byte++) value = value * 256 + (content[at++] ?? 0);
      return value;
    };
    for (let section = 0; section < index.length; section += 2)
      for (let number = index[section] ?? 0, end = number + (index[section + 1] ?? 0); number < end && at < content.length; number++) {
        const [kind, a, b] = [type === 0 ? 1 : field(type), field(second), field(third)];
        this.keep(number, kind === 1 ? { offset: a } : kind === 2 ? { stream: a, index: b } : undefined);
      }
    return dictionary;
  }

  private keep(number: number, place: Place | undefined): void {
    if (place && !this.places.has(number)) this.places.set(number, place);
  }

  private async resolved(value: Value): Promise<Value> {
    if (!(value instanceof Reference)) return value;
    const place = this.places.get(value.number);
    if (!place) return undefined;
    if ("offset" in place) return new Tokens(this.text, this.afterHeader(place.offset)).value();
    const holder = this.places.get(place.stream);
    if (!holder || !("offset" in holder)) return undefined;
    const { dictionary, content } = await this.unpacked(holder.offset);
    const packed = latin(content);
    const starts = packed.trimStart().split(/\s+/, 2 * (place.index + 1)).map(Number);
    return new Tokens(packed, asNumber(dictionary.get("First")) + (starts[2 * place.index + 1] ?? Number.NaN)).value();
  }

  /** Of the stream object that begins at a byte. */
  private async unpacked(offset: number): Promise<{ readonly dictionary: Dictionary; readonly content: Uint8Array }> {
    const tokens = new Tokens(this.text, this.afterHeader(offset));
    const dictionary = asDictionary(tokens.value());
    const start = /^\s*stream\r?\n/.exec(this.text.slice(tokens.at, tokens.at + 64));
    if (!start) throw new Error("no stream");
    const begin = tokens.at + start[0].length;
    const length = asNumber(await this.resolved(dictionary.get("Length")));
    const raw = this.file.slice(begin, begin + length);
    const filter = [dictionary.get("Filter")].flat();
    if (filter.length === 1 && filter[0] === undefined) return { dictionary, content: raw };
    if (filter.length !== 1 || filter[0] !== "FlateDecode") throw new Error("another filter");
    const parameters = [dictionary.get("DecodeParms")].flat()[0];
    return { dictionary, content: unpredicted(await this.inflate(raw), parameters instanceof Map ? parameters : new Map()) };
  }

  private afterHeader(offset: number): number {
    const header = /^\s*\d+\s+\d+\s+obj/.exec(this.text.slice(offset, offset + 64));
    if (!header) throw new Error("no object");
    return offset + header[0].length;
  }
}

/** Undoes the row filters of PNG that cross-reference streams use: none, left and up. */
function unpredicted(data: Uint8Array, parameters: Dictionary): Uint8Array {
  const predictor = parameters.get("Predictor") ?? 1;
  if (predictor === 1) return data;
  if (typeof predictor !== "number" || predictor < 10) throw new Error("another predictor");
  const columns = asNumber(parameters.get("Columns") ?? 1);
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)];
    if (filter === undefined || filter > 2) throw new Error("another row filter");
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const before = filter === 1 ? (column > 0 ? out[at - 1] : 0) : filter === 2 ? (row > 0 ? out[at - columns] : 0) : 0;
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + (before ?? 0);
    }
  }
  return out;
}

/** Nobody nests deeper by honest means. */
const MOST_NESTED = 50;

/** Reads values from a place on. */
class Tokens {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  value(depth = 0): Value {
    if (!Number.isFinite(this.at) || depth > MOST_NESTED) throw new Error("no value");
    this.skip(/(?:\s|\0|%[^\r\n]*)+/y);
    if (this.take(/<</y)) return this.dictionary(depth);
    if (this.take(/\[/y)) return this.list(depth);
    if (this.take(/<[\da-fA-F\s]*>/y)) return undefined;
    if (this.take(/\(/y)) return this.string();
    const reference = this.take(/(\d+)\s+\d+\s+R(?![A-Za-z])/y);
    if (reference) return new Reference(Number(reference[1]));
    const number = this.take(/[+-]?(?:\d+\.?\d*|\.\d+)/y);
    if (number) return Number(number[0]);
    const name = this.take(/\/([^\s\0/<>[\](){}%]*)/y);
    if (name) return name[1];
    if (this.take(/true|false|null/y)) return undefined;
    throw new Error("no value");
  }

  private dictionary(depth: number): Dictionary {
    const entries = new Map<string, Value>();
    while (!this.ends(/>>/y)) entries.set(String(this.value(depth + 1)), this.value(depth + 1));
    return entries;
  }

  private list(depth: number): Value[] {
    const items: Value[] = [];
    while (!this.ends(/\]/y)) items.push(this.value(depth + 1));
    return items;
  }

  /** Its content is of no use here, but where it ends is. */
  private string(): undefined {
    for (let open = 1; open > 0; ) {
      const next = this.take(/(?:[^()\\]|\\[^])*([()])/y);
      if (!next) throw new Error("a string without an end");
      open += next[1] === "(" ? 1 : -1;
    }
    return undefined;
  }

  private ends(mark: RegExp): boolean {
    this.skip(/(?:\s|\0|%[^\r\n]*)+/y);
    return this.take(mark) !== undefined;
  }

  private skip(what: RegExp): void {
    this.take(what);
  }

  private take(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = this.at;
    const found = what.exec(this.text);
    if (found) this.at = what.lastIndex;
    return found ?? undefined;
  }
}

/** A character for each byte. */
function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}

function asDictionary(value: Value): Dictionary {
  if (!(value instanceof Map)) throw new Error("no dictionary");
  return value as Dictionary;
}

function asNumber(value: Value): number {
  if (typeof value !== "number") throw new Error("no number");
  return value;
}

const asNumbers = (value: Value): number[] => (Array.isArray(value) ? value : []).map(asNumber);
