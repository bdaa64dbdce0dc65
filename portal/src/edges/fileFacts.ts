import { HEAD_BYTES } from "../rules/fileChecks.ts";

/** Rejects when the file cannot be read. */
export const readHead = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());

/** A browser that has not found the length by then will not: broken files give no event at all. */
const PATIENCE = 3000;

/** @returns seconds as the browser reads them from the file's header; undefined where it cannot. */
export function videoSeconds(file: Blob): Promise<number | undefined> {
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  return new Promise<number | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE);
    video.onerror = () => resolve(undefined);
    video.onloadedmetadata = () => resolve(Number.isFinite(video.duration) ? video.duration : undefined);
    video.preload = "metadata";
    video.src = address;
  }).finally(() => {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  });
}
