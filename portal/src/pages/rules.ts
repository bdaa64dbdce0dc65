import * as api from "../edges/api.ts";
import { points } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import type { Fault, RulesChange, StudentDifference } from "../rules/wire.ts";
import { announce, el, fill } from "./dom.ts";
import { reasonOf, withFailureShown } from "./failure.ts";
import { filePicker } from "./filePicker.ts";
import { words } from "./words.ts";

const FILES: readonly (readonly [api.RulesFile, Text, string])[] = [
  ["course", text("과제 규칙 (course.json)", "Course (course.json)"), ".json,application/json"],
  ["roster", text("수강생 명단 (roster.csv)", "Roster (roster.csv)"), ".csv,text/csv"],
  ["extensions", text("기한 연장 (extensions.csv)", "Extensions (extensions.csv)"), ".csv,text/csv"],
];

/** Replaces the course's files. A chosen file is first tried: its faults, or the verdicts that it would change, are shown before it may be applied. */
export function rules(main: HTMLElement): void {
  fill(
    main,
    el("h1", {}, words.rules),
    el("p", {}, text("파일을 고르면 먼저 무엇이 바뀌는지 보여 줍니다. 「적용」을 누르기 전에는 아무것도 바뀌지 않습니다.", "A file that you choose is tried first. Nothing changes before you apply it.")),
    ...FILES.map(([file, name, accept]) => section(file, name, accept)),
  );
}

function section(file: api.RulesFile, name: Text, accept: string): HTMLElement {
  const answer = el("div");
  const heading = `rules-${file}`;
  // Of two files chosen one after the other, the answer about the later one is shown, whichever comes last.
  let latest: File | undefined;
  const tryOut = async (chosen: File): Promise<void> => {
    latest = chosen;
    fill(answer, el("p", { className: "hint" }, text("확인하는 중입니다.", "Trying it.")));
    try {
      const change = await api.replace(file, chosen, true);
      if (latest === chosen) fill(answer, el("p", { className: "file" }, chosen.name), ...changeShown(change), apply(file, chosen, answer));
    } catch (error) {
      if (latest === chosen) fill(answer, ...failureShown(error));
      announce(reasonOf(error));
    }
  };
  const picker = filePicker({ id: `file-${file}`, label: words.choose, of: name, accept, quiet: true, picked: (chosen) => void tryOut(chosen) });
  return el("section", { className: "card", attributes: { "aria-labelledby": heading } }, el("h2", { id: heading }, name), picker, answer);
}

function apply(file: api.RulesFile, chosen: File, answer: HTMLElement): HTMLElement {
  const button = el("button", { type: "button", className: "button" }, text("적용", "Apply"));
  button.addEventListener("click", () =>
    withFailureShown(button, async () => {
      const change = await api.replace(file, chosen, false);
      const done = text("적용했습니다.", "Applied.");
      announce(done);
      fill(answer, el("p", { className: "note good" }, done), ...changeShown(change));
    }),
  );
  return el("div", { className: "row" }, button);
}

function changeShown({ applied, pickedUp, differences }: RulesChange): Node[] {
  const count = differences.length;
  const what = applied
    ? text(`평가가 바뀐 학생: ${count}명`, `Students whose verdict changed: ${count}`)
    : text(`적용하면 평가가 바뀔 학생: ${count}명`, `Students whose verdict would change: ${count}`);
  announce(what);
  return [
    el("p", {}, el("strong", {}, what)),
    ...(pickedUp > 0 ? [el("p", {}, text(`주인을 찾은 파일: ${pickedUp}개`, `Uploads that found their owner: ${pickedUp}`))] : []),
    ...(count > 0 ? [el("ul", { className: "findings" }, ...differences.map(difference))] : []),
  ];
}

const difference = ({ studentId, before, after, changes }: StudentDifference): Node =>
  el(
    "li",
    {},
    el("strong", {}, studentId),
    ` ${before === undefined ? "–" : points(before)} → ${points(after)}`,
    ...changes.map(({ partId, what, before: was, after: is }) => el("span", { className: "measure" }, `${partId ?? ""} ${what}: ${was ?? "–"} → ${is ?? "–"}`.trim())),
  );

function failureShown(error: unknown): Node[] {
  const faults = error instanceof api.CallFailed ? error.faults : [];
  return [el("p", { className: "note bad" }, reasonOf(error)), ...(faults.length > 0 ? [el("ul", { className: "findings" }, ...faults.map(fault))] : [])];
}

const fault = ({ where, value, message }: Fault): Node =>
  el("li", {}, el("strong", {}, where), " ", message, el("span", { className: "measure file" }, value));
