import { AnonymousCredential, BlockBlobClient, RestError } from "@azure/storage-blob";
import type { Block } from "../rules/blocks.ts";

/** Why storage did not take a request. `expired`: a fresh address helps; `lost`: trying again does; `forgotten`: blocks have to be sent again. */
export type Refusal = "expired" | "exists" | "forgotten" | "lost";

export class SlotRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`storage: ${refusal}`);
  }
}

/** The one blob that an address lets us write. */
export class BlobSlot {
  private readonly client: BlockBlobClient;

  constructor(url: string) {
    // The upload itself knows when to try again, and tells it; the SDK's silent retries would look like a frozen page.
    this.client = new BlockBlobClient(url, new AnonymousCredential(), { retryOptions: { maxTries: 1 } });
  }

  /** @param onSent bytes of this block that have left. */
  stage(file: Blob, block: Block, onSent: (bytes: number) => void, abortSignal: AbortSignal): Promise<void> {
    const bytes = file.slice(block.offset, block.offset + block.length);
    return told(() =>
      this.client.stageBlock(block.id, bytes, block.length, { abortSignal, onProgress: ({ loadedBytes }) => onSent(loadedBytes) }),
    );
  }

  /** Makes the blob out of its blocks; never over one that is there. */
  commit(ids: string[], contentType: string, abortSignal: AbortSignal): Promise<void> {
    return told(() =>
      this.client.commitBlockList(ids, {
        abortSignal,
        conditions: { ifNoneMatch: "*" },
        blobHTTPHeaders: { blobContentType: contentType || "application/octet-stream" },
      }),
    );
  }
}

async function told(request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    if (error.statusCode === 403) throw new SlotRefused("expired");
    if (error.statusCode === 409 || error.statusCode === 412) throw new SlotRefused("exists");
    if (error.code === "InvalidBlockList") throw new SlotRefused("forgotten");
    throw new SlotRefused("lost");
  }
}
