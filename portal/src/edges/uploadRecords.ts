import { recordIn, type UploadRecord } from "../rules/blocks.ts";
import { ofBrowser } from "./store.ts";

/*
 * Records of unfinished uploads, one per upload id, so that a reload forgets nothing. They hold no address that can write: a
 * fresh one is asked for.
 */

const PREFIX = "courseai.upload.";

export const save = (record: UploadRecord): void => ofBrowser.set(PREFIX + record.uploadId, JSON.stringify(record));

export const find = (uploadId: string): UploadRecord | undefined => read(PREFIX + uploadId);

export const forget = (uploadId: string): void => ofBrowser.remove(PREFIX + uploadId);

/** @param now the server's time. Records of uploads that cannot arrive any more go, and what is no record; those of others who use this browser may still. */
export function sweep(now: number): void {
  for (const key of ofBrowser.keys().filter((key) => key.startsWith(PREFIX))) {
    const record = read(key);
    if (!record || Date.parse(record.arriveBy) < now) ofBrowser.remove(key);
  }
}

function read(key: string): UploadRecord | undefined {
  const kept = ofBrowser.get(key);
  return kept === null ? undefined : recordIn(kept);
}
