import type { AttemptEvidence, ClassRow, PartSummary, Verdict } from "./wire.ts";
import { picturesOf } from "./evidence.ts";

/** How many have handed in a part by a moment; what counts of each student is one, at the time at which it counts. */
export interface HandIns {
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[];
  /** For each part as many numbers as there are times. */
  readonly counts: readonly (readonly number[])[];
}

export function handInsOverTime(rows: readonly ClassRow[], parts: readonly PartSummary[]): HandIns {
  const ofParts = parts.map(({ id }) => countedTimes(rows, id));
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

export interface HandInSummary {
  readonly inAll: number;
  /** In the day up to the due time. */
  readonly lastDay: number;
  /** By the class's due time: an extension makes none of them late. */
  readonly after: number;
}

export function handInSummary(rows: readonly ClassRow[], part: PartSummary): HandInSummary {
  const due = Date.parse(part.due) / 1000;
  const times = countedTimes(rows, part.id);
  return { inAll: times.length, lastDay: times.filter((time) => time > due - DAY && time <= due).length, after: times.filter((time) => time > due).length };
}

const DAY = 24 * 60 * 60;

const countedTimes = (rows: readonly ClassRow[], partId: string): number[] =>
  rows
    .flatMap(({ verdict }) => verdict?.parts.find((part) => part.partId === partId)?.countedAt ?? [])
    .map((iso) => Date.parse(iso) / 1000)
    .sort((a, b) => a - b);

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

/** 0 to 1: how sure a model was of each picture that counts. */
export const confidencesOf = (verdict: Verdict, evidence: readonly AttemptEvidence[]): number[] =>
  verdict.parts.flatMap((part) => picturesOf(part, evidence)).flatMap(({ prediction }) => prediction?.confidence ?? []);
