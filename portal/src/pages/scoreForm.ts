import * as api from "../edges/api.ts";
import { points } from "../rules/numbers.ts";
import { text } from "../rules/text.ts";
import type { Names } from "../rules/verdictWords.ts";
import type { PartVerdict, Score } from "../rules/wire.ts";
import { el, field } from "./dom.ts";
import { ofOne, trialForm } from "./tryFirst.ts";
import { words } from "./words.ts";

/** An instructor's points for a part that is marked by hand, with a comment that the student reads. */
export function scoreForm(student: string, { partId, maxPoints }: PartVerdict, standing: Score | undefined, names: () => Names, applied: () => Promise<void>): HTMLElement {
  const given = el("input", { type: "number", min: "0", max: String(maxPoints), step: "any", required: true, value: standing ? String(standing.points) : "" });
  const comment = el("textarea", { rows: 2, maxLength: 4000, value: standing?.comment ?? "" });
  return trialForm(
    () => ({
      names: names(),
      student,
      run: async (dryRun) => ofOne(await api.score(student, { part: partId, points: given.valueAsNumber, comment: comment.value }, dryRun)),
      applied,
    }),
    field(text(`점수 (0~${points(maxPoints)})`, `Points (0 to ${points(maxPoints)})`), given),
    field(words.comment, comment),
  );
}
