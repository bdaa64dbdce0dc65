import { arrivedBytes, BLOCK_BYTES, blocksOf, missing, RETRY_WAITS, withArrived, type UploadRecord } from "../rules/blocks.ts";
import { sampled, type Sample } from "../rules/pace.ts";
import { text, type Text } from "../rules/text.ts";
import * as api from "./api.ts";
import type { BlobSlot, SlotRefused } from "./blobSlot.ts";
import { hashFile } from "./hashFile.ts";
import * as records from "./uploadRecords.ts";

export type UploadState =
  | { readonly stage: "hashing"; readonly done: number }
  | { readonly stage: "declaring" }
  | { readonly stage: "sending"; readonly record: UploadRecord; readonly samples: readonly Sample[] }
  /** The connection is gone; it goes on by itself. */
  | { readonly stage: "waiting"; readonly record: UploadRecord }
  | { readonly stage: "stopped"; readonly record?: UploadRecord; readonly why: Text }
  | { readonly stage: "cancelled"; readonly record?: UploadRecord }
  | { readonly stage: "done"; readonly record: UploadRecord };

/** Blocks in the air at once: enough to fill a long line, few enough that a slow one finishes some. */
const LANES = 4;

/**
 * Hands in one file: hash, declare, write the blocks that are missing, commit. The same file chosen again after a reload gets
 * the same declaration from the server, and so goes on from the blocks that its record says have arrived.
 */
export class Upload {
  private readonly stop = new AbortController();
  private record: UploadRecord | undefined;
  private samples: Sample[] = [];

  constructor(
    private readonly file: File,
    private readonly part: string,
    private readonly changed: (state: UploadState) => void,
  ) {}

  cancel(): void {
    this.stop.abort(new DOMException("cancelled", "AbortError"));
  }

  /** Never rejects: how it ended is the last state told. */
  async run(): Promise<void> {
    try {
      await this.handIn();
    } catch (error) {
      if (this.stop.signal.aborted) this.changed({ stage: "cancelled", ...this.known() });
      else this.changed({ stage: "stopped", why: reasonOf(error), ...this.known() });
    } finally {
      // Lanes that still write when one has failed have nothing left to write for.
      this.stop.abort();
    }
  }

  private async handIn(): Promise<void> {
    this.changed({ stage: "hashing", done: 0 });
    const sha256 = await hashFile(this.file, (done) => this.changed({ stage: "hashing", done }), this.stop.signal);
    this.changed({ stage: "declaring" });
    const declared = await api.declare(this.part, this.file.name.normalize("NFC"), this.file.size, sha256);
    const { uploadId, countedAt, arriveBy, receipt } = declared;
    const fresh = { uploadId, part: this.part, fileName: this.file.name, size: this.file.size, sha256, countedAt, arriveBy, receipt };
    this.keep(records.find(uploadId) ?? { ...fresh, blockBytes: BLOCK_BYTES, arrived: [] });

    const { BlobSlot } = await import("./blobSlot.ts");
    let slot = new BlobSlot(declared.url);
    for (let tries = 0; ; ) {
      this.stop.signal.throwIfAborted();
      const before = this.kept().arrived.length;
      try {
        await this.send(slot);
        break;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === "exists") break;
        if (refusal === undefined) throw error;
        if (refusal === "forgotten") this.keep({ ...this.kept(), arrived: [] });
        // Progress since the last break gives the line its full patience back.
        if (this.kept().arrived.length > before) tries = 0;
        const wait = RETRY_WAITS[tries++];
        if (wait === undefined) throw error;
        this.changed({ stage: "waiting", record: this.kept() });
        await pause(wait, this.stop.signal);
        const renewed = await this.renew();
        if (renewed === "arrived") break;
        if (renewed) slot = new BlobSlot(renewed);
      }
    }
    records.forget(uploadId);
    this.changed({ stage: "done", record: this.kept() });
  }

  /** @returns a fresh address; `arrived` if the file is there; undefined while the server cannot be reached. */
  private async renew(): Promise<string | undefined> {
    try {
      return (await api.renewSlot(this.kept().uploadId)).url;
    } catch (error) {
      if (!(error instanceof api.CallFailed)) throw error;
      if (error.code === "already-there") return "arrived";
      if (error.code === "no-connection") return undefined;
      throw error;
    }
  }

  private async send(slot: BlobSlot): Promise<void> {
    const pending = missing(this.kept());
    const inAir = new Map<string, number>();
    const lanes = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, lanes.signal]);
    const told = (): void => {
      const bytes = arrivedBytes(this.kept()) + [...inAir.values()].reduce((sum, each) => sum + each, 0);
      this.samples = sampled(this.samples, { at: performance.now(), bytes });
      this.changed({ stage: "sending", record: this.kept(), samples: this.samples });
    };
    const lane = async (): Promise<void> => {
      for (let block = pending.shift(); block; block = pending.shift()) {
        const { id } = block;
        await slot.stage(this.file, block, (sent) => (inAir.set(id, sent), told()), signal);
        inAir.delete(id);
        this.keep(withArrived(this.kept(), id));
        told();
      }
    };
    this.samples = [];
    told();
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } finally {
      lanes.abort();
    }
    const ids = blocksOf(this.file.size, this.kept().blockBytes).map((block) => block.id);
    await slot.commit(ids, this.file.type, this.stop.signal);
  }

  private keep(record: UploadRecord): void {
    this.record = record;
    records.save(record);
  }

  private kept(): UploadRecord {
    if (!this.record) throw new Error("nothing is declared yet");
    return this.record;
  }

  private known(): { record?: UploadRecord } {
    return this.record ? { record: this.record } : {};
  }
}

// By name, so that the storage library is loaded only when something is handed in.
const refusalOf = (error: unknown): SlotRefused["refusal"] | undefined =>
  error instanceof Error && "refusal" in error ? (error as SlotRefused).refusal : undefined;

function reasonOf(error: unknown): Text {
  if (error instanceof api.CallFailed) return error.told;
  if (refusalOf(error)) return text("저장소에 연결할 수 없습니다. 여기까지 보낸 것은 남아 있습니다.", "Storage cannot be reached. What was sent is kept.");
  return text("파일을 읽을 수 없습니다. 옮기거나 고친 파일인지 확인하고 다시 고르세요.", "The file cannot be read. See whether it was moved or changed, and choose it again.");
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const online = (): void => end(resolve);
    const aborted = (): void => end(() => reject(signal.reason as Error));
    const timer = setTimeout(() => end(resolve), milliseconds);
    const end = (act: () => void): void => {
      clearTimeout(timer);
      removeEventListener("online", online);
      signal.removeEventListener("abort", aborted);
      act();
    };
    addEventListener("online", online, { once: true });
    signal.addEventListener("abort", aborted, { once: true });
  });
}
