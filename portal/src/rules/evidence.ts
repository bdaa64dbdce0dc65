import type { AttemptEvidence, Declaration, ImageFacts, PartVerdict } from "./wire.ts";

/** Of each attempt what was measured last: an attempt that was inspected again has several. */
export function latestEvidence(all: readonly AttemptEvidence[]): Map<string, AttemptEvidence> {
  const latest = new Map<string, AttemptEvidence>();
  for (const each of all) if (each.revision >= (latest.get(each.attemptId)?.revision ?? 0)) latest.set(each.attemptId, each);
  return latest;
}

/** Declarations of one part of whose bytes nothing has been inspected. */
export const notArrived = (declarations: readonly Declaration[], ofPart: readonly AttemptEvidence[]): Declaration[] =>
  declarations.filter(({ sha256, size }) => !ofPart.some((each) => each.sha256 === sha256 && each.size === size));

/** The pictures of the attempts that count; of all if none does. */
export function picturesOf({ attempts }: PartVerdict, all: readonly AttemptEvidence[]): ImageFacts[] {
  const latest = latestEvidence(all);
  const counting = attempts.filter((attempt) => attempt.counts);
  return (counting.length > 0 ? counting : attempts).flatMap(({ attemptId }) => {
    const facts = latest.get(attemptId)?.facts;
    return facts?.kind === "images" ? facts.images : [];
  });
}
