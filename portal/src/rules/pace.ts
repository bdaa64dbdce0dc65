import { LANES } from "./blocks.ts";

/** Bytes of which storage has said that they are there, at the moment when it said so. */
export interface Sample {
  /** Monotonic milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** Speed is that of the last seconds: an average since the beginning would promise too much when the line gets slow. */
const WINDOW = 10_000;

/** Before each lane has been answered once, what is on its way weighs more than what is there. */
const FEWEST = LANES + 1;

/** Keeps the window and the last sample before it, from which it is measured; on a slow line more, so that there are enough. */
export function sampled(samples: readonly Sample[], next: Sample): Sample[] {
  const before = samples.filter((sample) => next.at - sample.at >= WINDOW).length;
  return [...samples.slice(Math.max(0, Math.min(before - 1, samples.length + 1 - FEWEST))), next];
}

/** @returns bytes per second; undefined before there is anything to tell from. */
export function speed(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || samples.length < FEWEST || last.at - first.at < 1000 || last.bytes <= first.bytes) return undefined;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

/** @returns milliseconds from the last sample on. */
export function remaining(samples: readonly Sample[], size: number): number | undefined {
  const perSecond = speed(samples);
  const last = samples.at(-1);
  return perSecond && last ? ((size - last.bytes) * 1000) / perSecond : undefined;
}
