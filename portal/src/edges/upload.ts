import { arrivedBytes, LANES, nextBlock, nextLength, shortest, withArrived, type Block, type UploadRecord } from "../rules/blocks.ts";
import { sampled, type Sample } from "../rules/pace.ts";
import { LOST, waitAfter } from "../rules/patience.ts";
import { text, type Text } from "../rules/text.ts";
import type { DeclaredUpload } from "../rules/wire.ts";
import * as api from "./api.ts";
import type { BlobSlot } from "./blobSlot.ts";
import { hashFile } from "./hashFile.ts";
import { SlotRefused } from "./slotRefused.ts";
import * as records from "./uploadRecords.ts";

export type UploadState =
  | { readonly stage: "hashing"; readonly done: number }
  | { readonly stage: "declaring" }
  /** `silent`: milliseconds since storage last answered. */
  | { readonly stage: "sending"; readonly record: UploadRecord; readonly samples: readonly Sample[]; readonly silent: number }
  /** The connection is gone; it goes on by itself. Without a record not even the declaration got through. */
  | { readonly stage: "waiting"; readonly record?: UploadRecord }
  | { readonly stage: "stopped"; readonly record?: UploadRecord; readonly why: Text }
  | { readonly stage: "cancelled"; readonly record?: UploadRecord }
  | { readonly stage: "done"; readonly record: UploadRecord };

/** What the server says of a declaration that nothing can arrive for any more. */
const ENDED = ["window-ended", "other-bytes", "unknown-upload"];

/**
 * Hands in one file: hash, declare, write the blocks that are missing, commit. The same file chosen again after a reload gets
 * the same declaration from the server, and so goes on from the blocks that its record says have arrived.
 *
 * Progress is what storage has answered for. A browser tells sooner what it has passed on, but that lies in its buffers, which on a
 * slow line hold seconds of it; so blocks are cut as long as the line carries in moments.
 */
export class Upload {
  private readonly stop = new AbortController();
  private record: UploadRecord | undefined;

  /** @param now the server's time, in milliseconds since 1970. */
  constructor(
    private readonly file: File,
    private readonly part: string,
    private readonly now: () => number,
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
      if (error instanceof Ended || (error instanceof api.CallFailed && ENDED.includes(error.code))) this.forget();
      if (this.stop.signal.aborted) this.changed({ stage: "cancelled", ...this.known() });
      else this.changed({ stage: "stopped", why: reasonOf(error), ...this.known() });
    }
  }

  private async handIn(): Promise<void> {
    this.changed({ stage: "hashing", done: 0 });
    const sha256 = await hashFile(this.file, (done) => this.changed({ stage: "hashing", done }), this.stop.signal);
    const { url, ...declared } = await this.declare(sha256);
    records.sweep(this.now());
    const arrived = records.find(declared.uploadId)?.arrived ?? [];
    this.keep({ ...declared, part: this.part, fileName: this.file.name, size: this.file.size, sha256, arrived });
    await this.sendUntilThere(url);
    const record = this.kept();
    this.forget();
    this.changed({ stage: "done", record });
  }

  private async declare(sha256: string): Promise<DeclaredUpload> {
    for (let tries = 1; ; tries++) {
      this.changed({ stage: "declaring" });
      try {
        return await api.declare(this.part, this.file.name.normalize("NFC"), this.file.size, sha256, this.soon());
      } catch (error) {
        this.stop.signal.throwIfAborted();
        if (!(error instanceof api.CallFailed && error.mayPass)) throw error;
      }
      await this.wait(tries);
    }
  }

  private async sendUntilThere(url: string): Promise<void> {
    let address = url;
    for (let tries = 1; ; tries++) {
      const before = this.kept().arrived.length;
      try {
        const { BlobSlot } = await library();
        return await this.send(new BlobSlot(address));
      } catch (error) {
        this.stop.signal.throwIfAborted();
        if (!(error instanceof SlotRefused) || error.refusal === "refused") throw error;
        if (error.refusal === "exists") return;
        if (error.refusal === "forgotten") this.keep({ ...this.kept(), arrived: [] });
      }
      // Progress since the last break gives the line its full patience back.
      if (this.kept().arrived.length > before) tries = 1;
      await this.wait(tries);
      const renewed = await this.renew();
      if (renewed === "arrived") return;
      if (renewed) address = renewed;
    }
  }

  /** @returns a fresh address; `arrived` if the file is there; undefined while the server cannot be reached. */
  private async renew(): Promise<string | undefined> {
    try {
      return (await api.renewSlot(this.kept().uploadId, this.soon())).url;
    } catch (error) {
      this.stop.signal.throwIfAborted();
      if (!(error instanceof api.CallFailed)) throw error;
      if (error.code === "already-there") return "arrived";
      if (error.mayPass) return undefined;
      throw error;
    }
  }

  private async send(slot: BlobSlot): Promise<void> {
    const given = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, given.signal]);
    const inAir = new Map<Block, Promise<void>>();
    let length = shortest(this.file.size);
    let answered = performance.now();
    let samples: Sample[] = [{ at: answered, bytes: arrivedBytes(this.kept()) }];
    const tell = (): void => this.changed({ stage: "sending", record: this.kept(), samples, silent: performance.now() - answered });
    const stage = async (block: Block): Promise<void> => {
      const left = performance.now();
      await slot.stage(this.file, block, signal);
      inAir.delete(block);
      answered = performance.now();
      length = nextLength(block, answered - left, this.file.size);
      this.keep(withArrived(this.kept(), block));
      samples = sampled(samples, { at: answered, bytes: arrivedBytes(this.kept()) });
      tell();
    };
    const launch = (length: number): boolean => {
      const block = nextBlock(this.kept(), [...inAir.keys()], length);
      if (block) inAir.set(block, stage(block));
      return block !== undefined;
    };
    tell();
    const watch = setInterval(() => (performance.now() - answered < LOST ? tell() : given.abort(new SlotRefused("lost"))), 1000);
    try {
      // Cut unevenly at first, so that answers come one by one and not all at once.
      for (let lane = 0; lane < LANES; lane++) launch(Math.round(length * (1 + lane / LANES)));
      while (inAir.size > 0) {
        await Promise.race(inAir.values());
        while (inAir.size < LANES && launch(length));
      }
      await slot.commit(this.kept().arrived, this.file.type, signal);
    } finally {
      clearInterval(watch);
      // Blocks that are still in the air when one has failed have nothing left to fly for.
      given.abort();
    }
  }

  /** Tells that it waits. Rejects once nothing can arrive any more. */
  private async wait(tries: number): Promise<void> {
    const left = this.record ? Date.parse(this.record.arriveBy) - this.now() : Infinity;
    if (left <= 0) throw new Ended();
    this.changed({ stage: "waiting", ...this.known() });
    await pause(Math.min(waitAfter(tries), left), this.stop.signal);
  }

  /** Ends a call that is cancelled, or that a dead line would never end. */
  private readonly soon = (): AbortSignal => AbortSignal.any([this.stop.signal, AbortSignal.timeout(LOST)]);

  private keep(record: UploadRecord): void {
    this.record = record;
    records.save(record);
  }

  private forget(): void {
    if (this.record) records.forget(this.record.uploadId);
    this.record = undefined;
  }

  private kept(): UploadRecord {
    if (!this.record) throw new Error("nothing is declared yet");
    return this.record;
  }

  private known(): { record?: UploadRecord } {
    return this.record ? { record: this.record } : {};
  }
}

/** Loaded only when something is handed in; over a broken connection it cannot be. */
const library = (): Promise<typeof import("./blobSlot.ts")> =>
  import("./blobSlot.ts").catch(() => {
    throw new SlotRefused("lost");
  });

/** The time in which the file had to arrive is over. */
class Ended extends Error {}

function reasonOf(error: unknown): Text {
  if (error instanceof api.CallFailed) return error.told;
  if (error instanceof Ended)
    return text(
      "파일이 도착해야 하는 시간이 지나 더 보내지 않습니다. 다시 제출하면 새로 신고한 시각으로 계산됩니다.",
      "The time in which the file had to arrive is over, so nothing more is sent. Handed in again, it counts at the time of its new declaration.",
    );
  if (error instanceof SlotRefused) return text("저장소가 파일을 받지 않습니다. 여기까지 보낸 것은 남아 있습니다.", "Storage does not take the file. What was sent is kept.");
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
