import * as api from "../edges/api.ts";
import { addressOfStudent } from "../rules/address.ts";
import { chosenRows, stateOf, visible, type Choice, type Filter, type Order } from "../rules/classRows.ts";
import { points } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import { states } from "../rules/verdictWords.ts";
import type { ClassRow, PartSummary, UnrecognisedUpload } from "../rules/wire.ts";
import { announce, download, el, fill, say } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { words } from "./words.ts";

/** Pixels; app.css gives rows of this table the same height. */
const ROW_HEIGHT = 44;

/** Every student and part at a glance. Only the rows that can be seen are in the document, so a class of 1,000 scrolls freely. */
export async function classTable(main: HTMLElement, left: AbortSignal): Promise<void> {
  const [course, rows, strays] = await Promise.all([api.course(), api.students(), api.unrecognised()]);
  let choice: Choice = { search: "", filter: "all", order: "id", descending: false };
  let chosen: ClassRow[] = [];

  const body = el("tbody");
  const count = el("p", { className: "hint", attributes: { role: "status" } });
  const heads = el("tr", { attributes: { "aria-rowindex": "1" } });
  const table = el("table", { attributes: { "aria-label": say(words.classTable) } }, el("thead", {}, heads), body);
  const frame = el("div", { className: "frame", tabIndex: 0, attributes: { role: "region", "aria-label": say(words.classTable) } }, table);

  const draw = (): void => {
    const { from, to } = visible(chosen.length, ROW_HEIGHT, frame.scrollTop, frame.clientHeight);
    fill(body, gap(from), ...chosen.slice(from, to).map((row, index) => rowOf(row, course.parts, from + index)), gap(chosen.length - to));
  };
  const choose = (change: Partial<Choice>): void => {
    choice = { ...choice, ...change };
    chosen = chosenRows(rows, choice);
    table.setAttribute("aria-rowcount", String(chosen.length + 1));
    fill(count, text(`${rows.length}명 가운데 ${chosen.length}명`, `${chosen.length} of ${rows.length} students`));
    fill(heads, ...headings(course.parts, choice, choose));
    frame.scrollTop = 0;
    draw();
  };

  fill(
    main,
    el("h1", {}, words.classTable),
    el("div", { className: "row" }, ...downloads()),
    ...(strays.length > 0 ? [unrecognised(strays)] : []),
    el("div", { className: "row tools" }, ...tools(choose)),
    count,
    frame,
  );
  choose({});
  frame.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  addEventListener("resize", draw, { signal: left });
}

function tools(choose: (change: Partial<Choice>) => void): HTMLElement[] {
  const search = el("input", { type: "search", id: "search", attributes: { autocomplete: "off" } });
  search.addEventListener("input", () => choose({ search: search.value }));
  const filter = el("select", { id: "filter" }, ...FILTERS.map(([value, name]) => el("option", { value }, name)));
  filter.addEventListener("change", () => choose({ filter: filter.value as Filter }));
  return [
    el("label", { htmlFor: search.id }, text("찾기", "Search")),
    search,
    el("label", { htmlFor: filter.id }, text("보기", "Show")),
    filter,
  ];
}

const FILTERS: readonly (readonly [Filter, Text])[] = [
  ["all", text("모두", "Everyone")],
  ["needsPerson", text("사람이 확인할 것", "Needs a person")],
  ["needsAttention", states.needsAttention],
  ["late", states.late],
  ["notHandedIn", text("빠진 것이 있음", "Something is missing")],
];

function headings(parts: readonly PartSummary[], { order, descending }: Choice, choose: (change: Partial<Choice>) => void): HTMLElement[] {
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
    sortable("id", text("학번", "Student")),
    sortable("name", text("이름", "Name")),
    sortable("points", text("점수", "Points")),
    ...parts.map((part) => el("th", { scope: "col" }, part.title)),
  ];
}

function rowOf(row: ClassRow, parts: readonly PartSummary[], index: number): HTMLElement {
  const { verdict } = row;
  return el(
    "tr",
    { attributes: { "aria-rowindex": String(index + 2) } },
    el("th", { scope: "row", className: "figures" }, row.id),
    el("td", { title: row.name }, el("a", { href: addressOfStudent(row.id) }, row.name)),
    el("td", { className: "figures" }, verdict ? `${points(verdict.points)} / ${points(verdict.maxPoints)}` : "–"),
    ...parts.map((part) => {
      const line = verdict?.parts.find((each) => each.partId === part.id);
      const state = stateOf(row, part.id);
      return el("td", {}, el("span", { className: `state ${state}` }, states[state]), line?.points !== undefined && ` ${points(line.points)}`);
    }),
  );
}

/** Stands for the rows that are not in the document; the height is an attribute, which needs no inline style. */
const gap = (count: number): HTMLElement =>
  el("tr", { hidden: count <= 0, attributes: { "aria-hidden": "true" } }, el("td", { colSpan: 3, attributes: { height: String(Math.max(0, count) * ROW_HEIGHT) } }));

function downloads(): HTMLElement[] {
  const files: readonly (readonly [string, Text])[] = [
    ["gradebook.csv", text("성적표 CSV", "Grade book as CSV")],
    ["reports.zip", text("보고서 모두 ZIP", "All reports as ZIP")],
  ];
  return files.map(([name, label]) => {
    const button = el("button", { type: "button", className: "button quiet" }, label);
    button.addEventListener("click", () => withFailureShown(button, async () => download(await api.file(name), name)));
    return el("span", {}, button);
  });
}

function unrecognised(strays: readonly UnrecognisedUpload[]): HTMLElement {
  return el(
    "details",
    { className: "note warn" },
    el("summary", {}, text(`주인을 알 수 없는 파일 ${strays.length}개`, `Unrecognised uploads: ${strays.length}`)),
    el("ul", {}, ...strays.map((stray) => el("li", {}, el("span", { className: "file" }, stray.name), " · ", stray.reason))),
  );
}
