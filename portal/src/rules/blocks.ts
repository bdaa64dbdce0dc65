/** A piece of a file that is written to storage by one request. */
export interface Block {
  /** Base64, the same length for all blocks of a file, as storage demands. */
  readonly id: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * 4 MiB: small enough that a broken connection costs seconds, and 200,000 MiB fit into the 50,000 blocks that a blob may have
 * (Azure, Put Block List).
 */
export const BLOCK_BYTES = 4 * 1024 * 1024;

export function blocksOf(size: number, blockBytes = BLOCK_BYTES): Block[] {
  const count = Math.ceil(size / blockBytes);
  return Array.from({ length: count }, (_, index) => ({
    id: btoa(String(index).padStart(6, "0")),
    offset: index * blockBytes,
    length: Math.min(blockBytes, size - index * blockBytes),
  }));
}

/**
 * What is known of an upload in parts, kept beside the page so that it survives a reload. An address that may write cannot list
 * blocks, so what has arrived must be remembered here.
 */
export interface UploadRecord {
  readonly uploadId: string;
  readonly part: string;
  readonly fileName: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly countedAt: string;
  readonly arriveBy: string;
  /** The declared receipt, a JWS. */
  readonly receipt: string;
  readonly blockBytes: number;
  readonly arrived: readonly string[];
}

export const missing = (record: UploadRecord): Block[] => {
  const arrived = new Set(record.arrived);
  return blocksOf(record.size, record.blockBytes).filter((block) => !arrived.has(block.id));
};

export const withArrived = (record: UploadRecord, id: string): UploadRecord =>
  record.arrived.includes(id) ? record : { ...record, arrived: [...record.arrived, id] };

export const arrivedBytes = (record: UploadRecord): number =>
  record.size - missing(record).reduce((sum, block) => sum + block.length, 0);

/** Waits between tries of one block, in milliseconds; after the last the upload stops and says so. */
export const RETRY_WAITS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
