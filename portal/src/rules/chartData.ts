import type { ClassRow, PartLine, PartSummary } from "./wire.ts";

/** How many have handed in a part by a moment; what counts of each student is one, at the time at which it counts. */
export interface HandIns {
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[];
  /** For each part as many numbers as there are times. */
  readonly counts: readonly (readonly number[])[];
}

export function handInsOverTime(rows: readonly ClassRow[], parts: readonly PartSummary[]): HandIns {
  const ofParts = parts.map(({ id }) =>
    linesOf(rows, id)
      .flatMap(({ countedAt }) => (countedAt === undefined ? [] : seconds(countedAt)))
      .sort((a, b) => a - b),
  );
  const times = [...new Set(ofParts.flat())].sort((a, b) => a - b);
  return {
    times,
    counts: ofParts.map((own) => {
      let by = 0;
      return times.map((time) => {
        while (by < own.length && (own[by] ?? 0) <= time) by++;
        return by;
      });
    }),
  };
}

/** When a part is due, in seconds since 1970. */
export interface DueTimes {
  readonly ofClass: number;
  /** Where extensions put it for some; each time once, ascending. */
  readonly extended: readonly number[];
}

export const dueTimes = (rows: readonly ClassRow[], { id, due }: PartSummary): DueTimes => ({
  ofClass: seconds(due),
  extended: [...new Set(linesOf(rows, id).flatMap(({ extendedTo }) => (extendedTo === undefined ? [] : seconds(extendedTo))))].sort((a, b) => a - b),
});

/** Each hand-in by the due time of the student whose it is. */
export interface HandInSummary {
  readonly inAll: number;
  /** In the day up to the due time. */
  readonly lastDay: number;
  readonly after: number;
  /** Students with an extension, whether they handed in or not. */
  readonly extended: number;
}

export function handInSummary(rows: readonly ClassRow[], { id, due }: PartSummary): HandInSummary {
  const lines = linesOf(rows, id);
  const spare = lines.flatMap(({ countedAt, extendedTo }) => (countedAt === undefined ? [] : seconds(extendedTo ?? due) - seconds(countedAt)));
  return {
    inAll: spare.length,
    lastDay: spare.filter((left) => left >= 0 && left < DAY).length,
    after: spare.filter((left) => left < 0).length,
    extended: lines.filter(({ extendedTo }) => extendedTo !== undefined).length,
  };
}

const DAY = 24 * 60 * 60;

const seconds = (iso: string): number => Date.parse(iso) / 1000;

const linesOf = (rows: readonly ClassRow[], partId: string): PartLine[] => rows.flatMap(({ verdict }) => verdict?.parts.find((part) => part.partId === partId) ?? []);

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bins of one width from 0 to `most`; a value on an edge is in the upper one, but `most` is in the last. */
export function histogram(values: readonly number[], most: number, bins: number): Bin[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value * bins) / most)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({ from: (most * bin) / bins, to: (most * (bin + 1)) / bins, count }));
}

const TENTHS = 10;

/** How sure models were of the pictures of all, in percent. */
export function confidenceBins(rows: readonly ClassRow[]): Bin[] {
  const lines = rows.flatMap(({ verdict }) => verdict?.parts ?? []);
  return Array.from({ length: TENTHS }, (_, tenth) => ({
    from: tenth * TENTHS,
    to: (tenth + 1) * TENTHS,
    count: lines.reduce((sum, { confidenceTenths }) => sum + (confidenceTenths?.[tenth] ?? 0), 0),
  }));
}
