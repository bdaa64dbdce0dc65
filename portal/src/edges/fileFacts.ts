import { HEAD_BYTES } from "../rules/fileChecks.ts";
import { inflate } from "./inflate.ts";

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

/** A larger PDF than any course takes is not read into memory. */
const MOST_PDF_BYTES = 64 * 1024 * 1024;

/** @returns how many pages a PDF says that it has; undefined where that cannot be told here. Rejects when the file cannot be read. */
export async function pdfPages(file: Blob): Promise<number | undefined> {
  if (file.size > MOST_PDF_BYTES) return undefined;
  const { pagesOf } = await import("../rules/pdfPages.ts");
  return pagesOf(new Uint8Array(await file.arrayBuffer()), inflate);
}
