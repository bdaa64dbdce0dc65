import * as api from "../edges/api.ts";
import { confidenceBins, dueTimes, handInsOverTime, handInSummary, histogram, type Bin } from "../rules/chartData.ts";
import { points } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import type { ClassRow, CourseSummary } from "../rules/wire.ts";
import { barChart, stepChart } from "./chart.ts";
import { el, fill, section, type Child } from "./dom.ts";
import { words } from "./words.ts";

const BINS = 10;

/** The class in pictures; each has the same as a table. */
export async function charts(main: HTMLElement, left: AbortSignal): Promise<void> {
  const [course, rows] = await Promise.all([api.course(), api.students()]);
  const graded = rows.flatMap(({ verdict }) => verdict ?? []);
  const most = graded[0]?.maxPoints ?? 0;
  const marks = histogram(
    graded.map((verdict) => verdict.points),
    most,
    BINS,
  );
  fill(
    main,
    el("h1", {}, words.charts),
    section("hand-ins", text("언제 냈나", "When they handed in"), ...handIns(course, rows, left)),
    section(
      "points",
      text("점수", "Points"),
      ...(graded.length === 0 ? [nobody()] : [el("p", { className: "hint" }, text(`평가가 있는 학생 ${graded.length}명`, `${graded.length} students with a verdict`)), barChart(marks, "", left), binTable(marks, points)]),
    ),
    section("confidence", text("모델의 확신", "The models' confidence"), ...confidence(rows, left)),
  );
}

const nobody = (): HTMLElement => el("p", {}, text("아직 아무도 내지 않았습니다.", "Nobody has handed in yet."));

function handIns(course: CourseSummary, rows: readonly ClassRow[], left: AbortSignal): Node[] {
  const { parts, timeZone } = course;
  const data = handInsOverTime(rows, parts);
  if (data.times.length === 0) return [nobody()];
  const dues = parts.map((part) => dueTimes(rows, part));
  const isExtended = dues.some(({ extended }) => extended.length > 0);
  return [
    el(
      "p",
      { className: "hint" },
      text(
        `학생마다 반영되는 제출을 그 제출 시각에 셉니다. 굵은 세로선은 반 전체의 마감${isExtended ? ", 가는 세로선은 연장된 마감" : ""}입니다(${timeZone} 시각).`,
        `What counts of each student, at the time at which it counts. Thick upright lines are the class's due times${isExtended ? ", thin ones those of extensions" : ""} (in ${timeZone}).`,
      ),
    ),
    el("ul", { className: "legend", attributes: { "aria-hidden": "true" } }, ...parts.map((part, index) => el("li", { className: `series${index % 5}` }, part.title))),
    stepChart(data, dues, timeZone, left),
    el("p", { className: "hint" }, text("표는 제출마다 그 학생의 마감에 견줍니다.", "The table holds each hand-in against that student's own due time.")),
    table(
      [text("과제", "Part"), text("낸 학생", "Handed in"), text("마감 전 24시간", "In the last 24 h"), text("마감 후", "After the due time"), text("연장", "Extended")],
      parts.map((part) => {
        const { inAll, lastDay, after, extended } = handInSummary(rows, part);
        return [part.title, String(inAll), String(lastDay), String(after), String(extended)];
      }),
    ),
  ];
}

function confidence(rows: readonly ClassRow[], left: AbortSignal): Node[] {
  const bins = confidenceBins(rows);
  const pictures = bins.reduce((sum, { count }) => sum + count, 0);
  if (pictures === 0) return [el("p", {}, text("아직 모델이 본 사진이 없습니다.", "No model has looked at a picture yet."))];
  return [
    el("p", { className: "hint" }, text(`반영되는 사진 ${pictures}장을 모델이 얼마나 확신했는지 셉니다.`, `How sure the models were of the ${pictures} pictures that count.`)),
    barChart(bins, " %", left),
    binTable(bins, (value) => `${value} %`),
  ];
}

const binTable = (bins: readonly Bin[], shown: (value: number) => string): HTMLElement =>
  table(
    [text("부터", "From"), text("까지", "To"), text("개수", "Count")],
    bins.map(({ from, to, count }) => [shown(from), shown(to), String(count)]),
  );

function table(heads: readonly Text[], rows: readonly (readonly Child[])[]): HTMLElement {
  return el(
    "details",
    {},
    el("summary", {}, text("표로 보기", "As a table")),
    el(
      "table",
      { className: "small figures" },
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, ...rows.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first), ...rest.map((cell) => el("td", {}, cell))))),
    ),
  );
}
