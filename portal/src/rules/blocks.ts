import type { DeclaredUpload } from "./wire.ts";

/** A piece of a file that is written to storage by one request. */
export interface Block {
  readonly offset: number;
  readonly length: number;
}

/** Blocks in the air at once: while one is answered the others fill the line. */
export const LANES = 4;

/** No request carries more: at 100 Mbit/s a block is answered a few times a second, and more in one would gain nothing. */
const LONGEST = 4 * 1024 * 1024;

/** No request carries less, but for the end: four of them take 4 s at 1 Mbit/s. */
const SHORTEST = 128 * 1024;

/** A blob has at most 50,000 blocks (Azure, Put Block List); a fifth of it also keeps the record of a huge file small. */
const MOST_BLOCKS = 10_000;

/** Milliseconds in which a block should be answered: often enough for what is shown to move, and little is lost with a connection. */
const ANSWERED_WITHIN = 3_000;

/** How long the first block of a file is, whose line nobody knows yet. */
export const shortest = (size: number): number => Math.max(SHORTEST, Math.ceil(size / MOST_BLOCKS));

/** How long the next block should be, by how long the last took. It grows at most to the double, since one answer says little of a line. */
export function nextLength({ length }: Block, milliseconds: number, size: number): number {
  const fitting = Math.min(2, ANSWERED_WITHIN / Math.max(milliseconds, 1)) * length;
  return Math.max(shortest(size), Math.min(LONGEST, Math.round(fitting)));
}

/**
 * Base64, of one length for all blocks, as storage demands. The length of the block is part of it, so that a block which was given
 * up and arrives after all is never taken for the other one that was sent from the same place.
 */
export const idOf = ({ offset, length }: Block): string => btoa(`${padded(offset)}+${padded(length)}`);

const padded = (count: number): string => String(count).padStart(13, "0");

/**
 * What is known of an upload in parts, kept beside the page so that it survives a reload. An address that may write cannot list
 * blocks, so what has arrived must be remembered here.
 */
export interface UploadRecord extends Omit<DeclaredUpload, "url"> {
  readonly part: string;
  readonly fileName: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** In the order of the file; no two overlap. */
  readonly arrived: readonly Block[];
}

const TEXTS = ["uploadId", "part", "fileName", "sha256", "countedAt", "due", "arriveBy", "receipt"] as const;

/** What a page kept; undefined when it is none of these: a browser may still hold what an earlier portal kept, or half of it. */
export function recordIn(kept: string): UploadRecord | undefined {
  try {
    const record = JSON.parse(kept) as Partial<UploadRecord> | null;
    const isWhole =
      TEXTS.every((name) => typeof record?.[name] === "string") &&
      typeof record?.size === "number" &&
      Array.isArray(record.arrived) &&
      record.arrived.every((block: Partial<Block> | null) => Number.isInteger(block?.offset) && Number.isInteger(block?.length));
    return isWhole ? (record as UploadRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** The first piece that has neither arrived nor is on its way, up to `length` bytes of it; undefined when there is none. */
export function nextBlock({ size, arrived }: UploadRecord, onTheWay: readonly Block[], length: number): Block | undefined {
  let offset = 0;
  for (const taken of inOrder([...arrived, ...onTheWay])) {
    if (taken.offset > offset) return { offset, length: Math.min(length, taken.offset - offset) };
    offset = taken.offset + taken.length;
  }
  return offset < size ? { offset, length: Math.min(length, size - offset) } : undefined;
}

export const withArrived = (record: UploadRecord, block: Block): UploadRecord => ({ ...record, arrived: inOrder([...record.arrived, block]) });

export const arrivedBytes = ({ arrived }: UploadRecord): number => arrived.reduce((sum, block) => sum + block.length, 0);

const inOrder = (blocks: Block[]): Block[] => blocks.sort((one, other) => one.offset - other.offset);
