/**
 * Why storage did not take a request. `expired`: a fresh address helps; `exists`: the file is there; `forgotten`: blocks have to be
 * sent again; `lost`: trying again helps; `refused`: nothing does.
 */
export type Refusal = "expired" | "exists" | "forgotten" | "lost" | "refused";

/** In a file of its own, so that the storage library is loaded only when something is handed in. */
export class SlotRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`storage: ${refusal}`);
  }
}
