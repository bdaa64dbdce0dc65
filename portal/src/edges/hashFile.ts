import type { HashNews } from "./hash.worker.ts";
import HashWorker from "./hash.worker.ts?worker";

/**
 * SHA-256 of a file of any size, in hexadecimal, beside the page's own thread and piece by piece.
 * Rejects when the file cannot be read (moved, changed or on a drive that is gone), or with the signal's reason.
 */
export function hashFile(file: Blob, onDone: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const worker = new HashWorker();
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<HashNews>) => {
      if ("done" in data) onDone(data.done);
      else if ("sha256" in data) resolve(data.sha256);
      else reject(new Error(data.failed));
    };
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
