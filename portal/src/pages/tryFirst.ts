import * as api from "../edges/api.ts";
import { points } from "../rules/numbers.ts";
import { rosterInWords, type RosterLine } from "../rules/rosterWords.ts";
import { isolated, text, type Text } from "../rules/text.ts";
import { changeInWords, type Names } from "../rules/verdictWords.ts";
import type { DecisionChange, Fault, RulesChange, ScoreChange, StudentDifference } from "../rules/wire.ts";
import { announce, el, fill, reach, type Child } from "./dom.ts";
import { reasonOf, withFailureShown } from "./failure.ts";

export interface Change {
  /** Asks the server for what would change, or changes it. */
  readonly run: (dryRun: boolean) => Promise<RulesChange>;
  readonly names: Names;
  /** The one student that the page is about, whose number need not be said. */
  readonly student?: string;
  /** Shown above the answer. */
  readonly about?: Child;
  readonly applied?: () => Promise<void>;
}

/** What changes for the one student whom a score or a decision is about. */
export const ofOne = ({ applied, difference }: ScoreChange | DecisionChange): RulesChange => ({ applied, pickedUp: 0, differences: difference ? [difference] : [] });

/** The latest trial of each answer: of two that run at the same time the later one is shown, whichever ends last. */
const latest = new WeakMap<HTMLElement, Change>();

/** A form that is tried when it is sent. Editing it takes the answer away: what is applied is what was shown. */
export function trialForm(change: () => Change, ...fields: Node[]): HTMLElement {
  const answer = el("div");
  const send = el("button", { type: "submit", className: "button quiet" }, text("무엇이 바뀌는지 보기", "See what would change"));
  const form = el("form", { className: "trial" }, ...fields, el("div", { className: "row" }, send));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void tryFirst(answer, change());
  });
  form.addEventListener("input", () => {
    latest.delete(answer);
    fill(answer);
  });
  return el("div", {}, form, answer);
}

/** Shows which verdicts a change would change, and only then a button that applies it. */
export async function tryFirst(answer: HTMLElement, change: Change, ...notice: Child[]): Promise<void> {
  latest.set(answer, change);
  const held = answer.contains(document.activeElement);
  const show = (...content: Child[]): void => {
    fill(answer, ...content);
    if (held && answer.firstElementChild instanceof HTMLElement) reach(answer.firstElementChild);
  };
  show(el("p", { className: "hint" }, text("확인하는 중입니다.", "Trying it.")));
  try {
    const tried = await change.run(true);
    if (latest.get(answer) === change) show(...notice, change.about, ...changeShown(tried, change), applyButton(answer, change));
  } catch (error) {
    if (latest.get(answer) !== change) return;
    show(...failureShown(error));
    announce(reasonOf(error));
  }
}

function applyButton(answer: HTMLElement, change: Change): HTMLElement {
  const button = el("button", { type: "button", className: "button" }, text("적용", "Apply"));
  button.addEventListener("click", () =>
    withFailureShown(button, async () => {
      let applied: RulesChange;
      try {
        applied = await change.run(false);
      } catch (error) {
        if (!isOutrun(error)) throw error;
        announce(MEANWHILE);
        return tryFirst(answer, change, el("p", { className: "note warn" }, MEANWHILE));
      }
      const done = el("p", { className: "note good" }, text("적용했습니다.", "Applied."));
      fill(answer, done, ...changeShown(applied, change));
      reach(done);
      await change.applied?.();
    }),
  );
  return el("div", { className: "row" }, button);
}

const isOutrun = (error: unknown): boolean => error instanceof api.CallFailed && ["changed-meanwhile", "replaced-meanwhile"].includes(error.code);

const MEANWHILE = text(
  "그사이 다른 사람이 이 파일을 바꾸었습니다. 아무것도 적용하지 않았고, 지금 파일로 다시 확인했습니다.",
  "Somebody else changed this file meanwhile. Nothing was applied; this was tried anew on the file as it is now.",
);

function changeShown({ applied, pickedUp, differences, roster }: RulesChange, { names, student }: Change): Node[] {
  const what = headline(applied, differences, student);
  const comeAndGo = roster ? rosterInWords(roster, applied) : [];
  const told = [...comeAndGo.map((line) => line.what), what];
  announce(text(told.map(({ ko }) => ko).join(". "), told.map(({ en }) => en).join(". ")));
  return [
    ...comeAndGo.map(rosterLine),
    el("p", {}, el("strong", {}, what)),
    ...(pickedUp > 0 ? [el("p", {}, text(`주인을 찾은 파일: ${pickedUp}개`, `Uploads that found their owner: ${pickedUp}`))] : []),
    ...(differences.length > 0 ? [el("ul", { className: "findings" }, ...differences.map((each) => difference(each, names, student)))] : []),
  ];
}

const rosterLine = ({ what, so, students, isLoss }: RosterLine): Node =>
  el(
    "details",
    { className: isLoss ? "note bad" : "note", open: isLoss },
    el("summary", {}, el("strong", {}, what)),
    so && el("p", {}, so),
    el("ul", { className: "findings" }, ...students.map(({ studentId, name }) => el("li", { className: "file" }, el("strong", {}, studentId), ` ${isolated(name)}`))),
  );

function headline(applied: boolean, differences: readonly StudentDifference[], student: string | undefined): Text {
  const count = differences.length;
  if (student !== undefined && differences.every(({ studentId }) => studentId === student)) {
    if (count === 0) return applied ? text("평가는 바뀌지 않았습니다.", "The verdict did not change.") : text("적용해도 평가는 바뀌지 않습니다.", "The verdict would not change.");
    return applied ? text("평가가 바뀌었습니다.", "The verdict changed.") : text("적용하면 평가가 이렇게 바뀝니다.", "The verdict would change like this.");
  }
  return applied
    ? text(`평가가 바뀐 학생: ${count}명`, `Students whose verdict changed: ${count}`)
    : text(`적용하면 평가가 바뀔 학생: ${count}명`, `Students whose verdict would change: ${count}`);
}

const difference = ({ studentId, before, after, changes }: StudentDifference, names: Names, student: string | undefined): Node =>
  el(
    "li",
    {},
    studentId !== student && el("strong", {}, studentId),
    studentId !== student && ` ${before === undefined ? "–" : points(before)} → ${points(after)}`,
    // Of a first verdict everything is new, and the points say it.
    ...(before === undefined ? [] : changes).map((change) => {
      const { what, rule, before: was, after: is } = changeInWords(change, names);
      // Who changes a whole class's rules calls them by their ids elsewhere: in the API, in the tables of samples/expected.csv.
      const id = student === undefined && rule !== undefined && el("code", {}, rule);
      return el("span", { className: "measure" }, what, id && " ", id, ": ", was, " → ", is);
    }),
  );

function failureShown(error: unknown): Node[] {
  const faults = error instanceof api.CallFailed ? error.faults : [];
  return [el("p", { className: "note bad" }, reasonOf(error)), ...(faults.length > 0 ? [el("ul", { className: "findings" }, ...faults.map(fault))] : [])];
}

const fault = ({ where, value, message }: Fault): Node =>
  el("li", {}, el("strong", {}, where), " ", message, el("span", { className: "measure file" }, value));
