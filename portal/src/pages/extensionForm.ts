import * as api from "../edges/api.ts";
import { decoded } from "../rules/csv.ts";
import { extensionsOf, withExtension, withoutExtension, type Extension } from "../rules/extensions.ts";
import { wallTime } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import type { Names } from "../rules/verdictWords.ts";
import type { CourseSummary, RosterEntry, Verdict } from "../rules/wire.ts";
import { el, field, fill } from "./dom.ts";
import { trialForm, tryFirst, type Change } from "./tryFirst.ts";

/** Gives one student a later due date, by one line of extensions.csv; every other line of the file stays as it is. */
export async function extensionForm(
  { id, labels }: RosterEntry,
  { timeZone, parts }: CourseSummary,
  verdict: Verdict,
  names: () => Names,
  applied: () => Promise<void>,
): Promise<HTMLElement> {
  const standing = el("div");
  const answer = el("div");
  const part = el("select", {}, el("option", { value: "" }, EVERY_PART), ...parts.map((each) => el("option", { value: each.id }, each.title)));
  const due = el("input", { type: "datetime-local", step: "1", required: true });
  const reason = el("input", { type: "text", maxLength: 1000 });
  let known: Extension[] = [];

  const proposed = (): void => {
    const own = known.find((each) => each.student === id && each.part === part.value);
    const planned = verdict.parts.filter((each) => part.value === "" || each.partId === part.value).map((each) => wallTime(each.due, timeZone));
    due.value = own?.due.replace(" ", "T") ?? planned.sort().at(-1) ?? "";
    reason.value = own?.reason ?? "";
  };
  const textOf = async ({ content }: api.StandingFile): Promise<string> => decoded(new Uint8Array(await content.arrayBuffer()));
  const change = (edit: (file: string) => string): Change => {
    let edited = new Blob();
    let replaced: Pick<api.StandingFile, "version"> = {};
    return {
      names: names(),
      student: id,
      run: async (dryRun) => {
        // Every trial reads the file anew, so that a line is always set in the file that stands, and applied to that one only.
        if (dryRun) {
          const now = await api.rulesFile("extensions");
          edited = new Blob([edit(await textOf(now))]);
          replaced = now;
        }
        return api.replace("extensions", edited, dryRun, replaced);
      },
      applied: async () => {
        await list();
        await applied();
      },
    };
  };
  const line = (extension: Extension): HTMLElement => {
    const own = extension.student === id;
    const whose = extension.part === "" ? EVERY_PART : names().part(extension.part);
    const takeBack = el("button", { type: "button", className: "link" }, text("거두기", "Take back"), el("span", { className: "unseen" }, " · ", whose));
    takeBack.addEventListener("click", () => void tryFirst(answer, change((file) => withoutExtension(file, extension))));
    return el(
      "li",
      {},
      el("strong", {}, whose),
      ` ${extension.due.replace("T", " ")} `,
      own ? takeBack : el("span", { className: "hint" }, text(`표식 「${extension.student}」`, `by the label “${extension.student}”`)),
      el("span", { className: "measure" }, extension.reason),
    );
  };
  const list = async (): Promise<void> => {
    known = extensionsOf(await textOf(await api.rulesFile("extensions")), id, labels);
    fill(standing, known.length === 0 ? el("p", { className: "hint" }, text("연장된 기한이 없습니다.", "No due date is extended.")) : el("ul", { className: "findings" }, ...known.map(line)));
  };

  await list();
  proposed();
  part.addEventListener("change", proposed);
  return el(
    "div",
    {},
    standing,
    answer,
    trialForm(
      () => change((file) => withExtension(file, { student: id, part: part.value, due: due.value, reason: reason.value.trim() })),
      field(text("과제", "Part"), part),
      field(text(`새 마감 (${timeZone} 시각)`, `New due time (in ${timeZone})`), due),
      field(text("이유", "Reason"), reason),
    ),
  );
}

const EVERY_PART: Text = text("모든 과제", "Every part");
