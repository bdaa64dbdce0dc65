import * as api from "../edges/api.ts";
import { addressOfStudent } from "../rules/address.ts";
import { chosenRows, countsOf, extensionOf, latenessOf, pointsOf, stateOf, type Choice, type Filter, type Order } from "../rules/classRows.ts";
import { dayAndTime, points } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import { namesOf, outcomes, states } from "../rules/verdictWords.ts";
import type { ClassRow, CourseSummary, UnrecognisedUpload } from "../rules/wire.ts";
import { announce, download, el, fill, say } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { RowWindow } from "./rowWindow.ts";
import { tryFirst } from "./tryFirst.ts";
import { unrecognised } from "./unrecognised.ts";
import { words } from "./words.ts";

/** Every student and part at a glance. */
export function classTable(main: HTMLElement, left: AbortSignal, course: CourseSummary, first: readonly ClassRow[], strays: readonly UnrecognisedUpload[]): void {
  let rows = first;
  let choice: Choice = { search: "", filter: "all", order: "id", descending: false };

  const count = el("p", { className: "hint", attributes: { role: "status" } });
  const heads = el("tr", { attributes: { "aria-rowindex": "1" } });
  const table = el("table", { attributes: { "aria-label": say(words.classTable) } }, el("thead", {}, heads));
  const frame = el("div", { className: "frame", tabIndex: 0, attributes: { role: "region", "aria-label": say(words.classTable) } }, table);
  const list = new RowWindow<ClassRow>(frame, (row, index) => rowOf(row, course, index));
  table.append(list.body);
  const filters = el("div", { className: "row" });

  const choose = (change: Partial<Choice>): void => {
    choice = { ...choice, ...change };
    const chosen = chosenRows(rows, choice);
    table.setAttribute("aria-rowcount", String(chosen.length + 1));
    fill(count, text(`${rows.length}명 가운데 ${chosen.length}명`, `${chosen.length} of ${rows.length} students`));
    fill(heads, ...headings(course.parts, choice, choose));
    list.show(chosen);
  };
  const reload = async (): Promise<void> => {
    rows = await api.students();
    fill(filters, filterChoice(rows, choice.filter, choose));
    choose({});
  };

  fill(
    main,
    el("h1", {}, words.classTable),
    ...(strays.length > 0 ? [unrecognised(strays, rows, course, reload)] : []),
    el("div", { className: "row" }, ...search(choose)),
    filters,
    count,
    frame,
    el("section", { attributes: { "aria-labelledby": "downloads" } }, el("h2", { id: "downloads" }, text("내려받기", "Downloads")), el("div", { className: "row" }, ...downloads()), ...regrading(course, reload)),
  );
  fill(filters, filterChoice(rows, choice.filter, choose));
  choose({});
  frame.addEventListener("scroll", () => requestAnimationFrame(() => list.draw()), { passive: true });
  // Whoever holds Tab down is faster than frames are drawn, and must not fall out of the end of what is drawn.
  frame.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) target.closest("tbody tr")?.scrollIntoView({ block: "nearest" });
    list.draw();
  });
  addEventListener("resize", () => list.draw(), { signal: left });
}

function search(choose: (change: Partial<Choice>) => void): HTMLElement[] {
  const input = el("input", { type: "search", id: "search", attributes: { autocomplete: "off" } });
  input.addEventListener("input", () => choose({ search: input.value }));
  return [el("label", { htmlFor: input.id }, text("찾기 (이름, 학번, 학과, 표식)", "Search (name, id, department, label)")), input];
}

const FILTERS: readonly (readonly [Filter, Text])[] = [
  ["all", text("모두", "Everyone")],
  ["needsPerson", text("사람이 확인할 것", "Needs a person")],
  ["needsAttention", states.needsAttention],
  ["late", states.late],
  ["notHandedIn", text("빠진 것이 있음", "Something is missing")],
];

function filterChoice(rows: readonly ClassRow[], standing: Filter, choose: (change: Partial<Choice>) => void): HTMLElement {
  const counts = countsOf(
    rows,
    FILTERS.map(([filter]) => filter),
  );
  return el(
    "fieldset",
    { className: "chips" },
    el("legend", { className: "unseen" }, text("보기", "Show")),
    ...FILTERS.map(([value, name]) => {
      const radio = el("input", { type: "radio", name: "filter", id: `filter-${value}`, value, checked: value === standing, className: "unseen" });
      radio.addEventListener("change", () => choose({ filter: value }));
      return el("span", {}, radio, el("label", { htmlFor: radio.id, className: "chip" }, name, ` ${counts.get(value) ?? 0}`));
    }),
  );
}

function headings(parts: CourseSummary["parts"], { order, descending }: Choice, choose: (change: Partial<Choice>) => void): HTMLElement[] {
  const sortable = (by: Order, name: Text): HTMLElement => {
    const button = el("button", { type: "button", className: "link", id: `sort-${by}` }, name);
    button.addEventListener("click", () => {
      choose({ order: by, descending: order === by && !descending });
      document.getElementById(button.id)?.focus();
      announce(text(`${name.ko} 순서`, `Sorted by ${name.en}`));
    });
    const direction = order === by ? (descending ? "descending" : "ascending") : "none";
    return el("th", { scope: "col", attributes: { "aria-sort": direction } }, button);
  };
  return [
    sortable("name", text("이름", "Name")),
    sortable("id", text("학번", "Student")),
    sortable("points", text("점수", "Points")),
    sortable("late", states.late),
    ...parts.map((part) => sortable(`part:${part.id}`, part.title)),
  ];
}

function rowOf(row: ClassRow, { parts, timeZone }: CourseSummary, index: number): HTMLElement {
  const { verdict } = row;
  return el(
    "tr",
    { attributes: { "aria-rowindex": String(index + 2) } },
    el("th", { scope: "row", title: row.name }, el("a", { href: addressOfStudent(row.id) }, row.name)),
    el("td", { className: "figures" }, row.id),
    el("td", { className: "figures" }, verdict ? `${points(verdict.points)} / ${points(verdict.maxPoints)}` : "–", verdict?.needsPerson && " ", verdict?.needsPerson && el("span", { className: "state needsPerson" }, outcomes.needsPerson)),
    el("td", { className: "figures" }, latenessShown(row)),
    ...parts.map((part) => {
      const state = stateOf(row, part.id);
      const given = pointsOf(row, part.id);
      const extended = extensionOf(row, part.id);
      return el(
        "td",
        { className: "figures" },
        el("span", { className: `state ${state}` }, states[state]),
        given !== undefined && state !== "notHandedIn" && ` ${points(given)}`,
        extended !== undefined && el("span", { className: "extended" }, extendedShown(dayAndTime(extended, timeZone))),
      );
    }),
  );
}

function latenessShown(row: ClassRow): Text | string {
  const { parts, percent } = latenessOf(row);
  return parts === 0 ? "–" : text(`${parts}개 · ${points(percent)} %`, `${parts} ${parts === 1 ? "part" : "parts"} · ${points(percent)} %`);
}

const extendedShown = (until: string): Text => text(`연장 ${until}`, `by ${until}`);

/** Verdicts for those who have none yet, so that a grade book leaves nobody blank. */
function regrading(course: CourseSummary, reload: () => Promise<void>): HTMLElement[] {
  const answer = el("div");
  const button = el("button", { type: "button", className: "button quiet" }, text("다시 채점", "Regrade"));
  button.addEventListener("click", () => void tryFirst(answer, { names: namesOf(course), run: api.regrade, applied: reload }));
  return [
    el(
      "p",
      { className: "hint" },
      text(
        "한 번도 채점되지 않은 학생은 성적표에 빈칸으로 나옵니다. 다시 채점하면 아무것도 내지 않은 학생도 0점이 되고, 보고서가 만들어지는 대로 성적표에 나타납니다.",
        "A student of whom nothing was graded yet is blank in the grade books. Regrade, and who handed in nothing has 0 there as soon as the reports are made.",
      ),
    ),
    el("div", { className: "row" }, button),
    answer,
  ];
}

function downloads(): HTMLElement[] {
  const files: readonly (readonly [string, string, Text])[] = [
    ["reports.zip", "reports.zip", text("보고서 모두 (ZIP)", "All reports (ZIP)")],
    ["gradebook.csv", "gradebook.csv", text("성적표 (CSV)", "Grade book (CSV)")],
    ["gradebook.csv?profile=moodle", "gradebook-moodle.csv", text("Moodle용 성적표", "Grade book for Moodle")],
    ["gradebook.csv?profile=canvas", "gradebook-canvas.csv", text("Canvas용 성적표", "Grade book for Canvas")],
  ];
  return files.map(([path, name, label]) => {
    const button = el("button", { type: "button", className: "button quiet" }, label);
    button.addEventListener("click", () => withFailureShown(button, async () => download(await api.file(path), name)));
    return el("span", {}, button);
  });
}
