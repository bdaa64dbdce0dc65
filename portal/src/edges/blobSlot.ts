import { AnonymousCredential, BlockBlobClient, RestError } from "@azure/storage-blob";
import { idOf, type Block } from "../rules/blocks.ts";
import { mayPass } from "../rules/patience.ts";
import { SlotRefused } from "./slotRefused.ts";

/** The one blob that an address lets us write. */
export class BlobSlot {
  private readonly client: BlockBlobClient;

  constructor(url: string) {
    // The upload itself knows when to try again, and tells it; the SDK's silent retries would look like a frozen page.
    this.client = new BlockBlobClient(url, new AnonymousCredential(), { retryOptions: { maxTries: 1 } });
  }

  /** Resolves when storage has answered that the block is there. Rejects with the file's own error where that cannot be read. */
  async stage(file: Blob, block: Block, abortSignal: AbortSignal): Promise<void> {
    const bytes = file.slice(block.offset, block.offset + block.length);
    try {
      await told(() => this.client.stageBlock(idOf(block), bytes, block.length, { abortSignal }), abortSignal);
    } catch (error) {
      // A file that cannot be read any more looks like a broken connection, but no waiting heals it.
      await bytes.slice(0, 1).arrayBuffer();
      throw error;
    }
  }

  /** Makes the blob out of its blocks; never over one that is there. */
  commit(blocks: readonly Block[], contentType: string, abortSignal: AbortSignal): Promise<void> {
    const options = {
      abortSignal,
      conditions: { ifNoneMatch: "*" },
      blobHTTPHeaders: { blobContentType: contentType || "application/octet-stream" },
    };
    return told(() => this.client.commitBlockList(blocks.map(idOf), options), abortSignal);
  }
}

/** Rejects with {@link SlotRefused}, or with the signal's reason where that ended it. */
async function told(request: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof RestError)) throw error;
    if (error.statusCode === 403) throw new SlotRefused("expired");
    if (error.statusCode === 409 || error.statusCode === 412) throw new SlotRefused("exists");
    if (error.code === "InvalidBlockList") throw new SlotRefused("forgotten");
    throw new SlotRefused(mayPass(error.statusCode ?? 0) ? "lost" : "refused");
  }
}
