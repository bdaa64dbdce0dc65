/** Bytes sent by a moment. */
export interface Sample {
  /** Monotonic milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** Speed is that of the last seconds: an average since the beginning would promise too much when the line gets slow. */
const WINDOW = 10_000;

export const sampled = (samples: readonly Sample[], next: Sample): Sample[] => [
  ...samples.filter((sample) => next.at - sample.at <= WINDOW),
  next,
];

/** @returns bytes per second; undefined before there is anything to tell from. */
export function speed(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < 1000 || last.bytes <= first.bytes) return undefined;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

/** @returns milliseconds. */
export function remaining(samples: readonly Sample[], size: number): number | undefined {
  const perSecond = speed(samples);
  const last = samples.at(-1);
  return perSecond && last ? ((size - last.bytes) * 1000) / perSecond : undefined;
}
