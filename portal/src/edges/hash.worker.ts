import { createSHA256 } from "hash-wasm";

/** What the worker tells: the bytes hashed so far, and at the end the hash in hexadecimal, or why there is none. */
export type HashNews = { readonly done: number } | { readonly sha256: string } | { readonly failed: string };

const PIECE = 8 * 1024 * 1024;

const tell = (news: HashNews): void => postMessage(news);

onmessage = async ({ data: file }: MessageEvent<Blob>) => {
  try {
    const hash = await createSHA256();
    for (let offset = 0; offset < file.size; offset += PIECE) {
      hash.update(new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer()));
      tell({ done: Math.min(offset + PIECE, file.size) });
    }
    tell({ sha256: hash.digest("hex") });
  } catch (error) {
    tell({ failed: String(error) });
  }
};
