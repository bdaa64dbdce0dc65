import type { UploadRecord } from "../rules/blocks.ts";

/*
 * Records of unfinished uploads, one per upload id, so that a reload forgets nothing. They hold no address that can write: a
 * fresh one is asked for.
 */

const PREFIX = "courseai.upload.";

export const save = (record: UploadRecord): void => localStorage.setItem(PREFIX + record.uploadId, JSON.stringify(record));

export const find = (uploadId: string): UploadRecord | undefined => {
  const kept = localStorage.getItem(PREFIX + uploadId);
  return kept === null ? undefined : (JSON.parse(kept) as UploadRecord);
};

export const forget = (uploadId: string): void => localStorage.removeItem(PREFIX + uploadId);
