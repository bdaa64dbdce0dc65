import * as api from "../edges/api.ts";
import { points } from "../rules/numbers.ts";
import { text } from "../rules/text.ts";
import { outcomes, type Names } from "../rules/verdictWords.ts";
import type { Finding, PartVerdict } from "../rules/wire.ts";
import { el, field } from "./dom.ts";
import { ofOne, trialForm } from "./tryFirst.ts";
import { words } from "./words.ts";

/** An instructor's decision on a finding, in place of what the rule found. */
export function decisionForm(student: string, { partId, maxPoints }: PartVerdict, { rule, title }: Finding, names: () => Names, applied: () => Promise<void>): HTMLElement {
  const name = `decision-${partId}-${rule}`;
  const choice = (outcome: "satisfied" | "violated"): HTMLInputElement => {
    const radio = el("input", { type: "radio", name, id: `${name}-${outcome}`, required: true });
    radio.addEventListener("change", () => (deduction.disabled = satisfied.checked));
    return radio;
  };
  const [satisfied, violated] = [choice("satisfied"), choice("violated")];
  const deduction = el("input", { type: "number", min: "0", max: String(maxPoints), step: "any", required: true, value: "0", disabled: true });
  const comment = el("textarea", { rows: 2, maxLength: 4000 });
  return trialForm(
    () => ({
      names: names(),
      student,
      run: async (dryRun) => {
        const request = { part: partId, accepted: satisfied.checked, deduction: satisfied.checked ? 0 : deduction.valueAsNumber, comment: comment.value };
        return ofOne(await api.decide(student, rule, request, dryRun));
      },
      applied,
    }),
    el(
      "fieldset",
      {},
      el("legend", { className: "unseen" }, words.decide, ": ", title),
      el("label", { htmlFor: satisfied.id }, satisfied, " ", outcomes.satisfied),
      el("label", { htmlFor: violated.id }, violated, " ", outcomes.violated),
    ),
    field(text(`감점 (0~${points(maxPoints)})`, `Points off (0 to ${points(maxPoints)})`), deduction),
    field(words.comment, comment),
  );
}
