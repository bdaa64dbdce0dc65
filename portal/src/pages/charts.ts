import * as api from "../edges/api.ts";
import { confidencesOf, handInsOverTime, handInSummary, histogram, type Bin } from "../rules/chartData.ts";
import { stateOf } from "../rules/classRows.ts";
import { points } from "../rules/numbers.ts";
import { text, type Text } from "../rules/text.ts";
import type { ClassRow, CourseSummary } from "../rules/wire.ts";
import { barChart, stepChart } from "./chart.ts";
import { el, fill, reach, section, type Child } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
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
    section("confidence", text("모델의 확신", "The models' confidence"), confidence(course, rows, left)),
  );
}

const nobody = (): HTMLElement => el("p", {}, text("아직 아무도 내지 않았습니다.", "Nobody has handed in yet."));

function handIns(course: CourseSummary, rows: readonly ClassRow[], left: AbortSignal): Node[] {
  const { parts, timeZone } = course;
  const data = handInsOverTime(rows, parts);
  if (data.times.length === 0) return [nobody()];
  return [
    el(
      "p",
      { className: "hint" },
      text(
        `학생마다 반영되는 제출을 그 제출 시각에 셉니다. 세로선은 반 전체의 마감입니다(${timeZone} 시각).`,
        `What counts of each student, at the time at which it counts. Upright lines are the class's due times (in ${timeZone}).`,
      ),
    ),
    el("ul", { className: "legend", attributes: { "aria-hidden": "true" } }, ...parts.map((part, index) => el("li", { className: `series${index % 5}` }, part.title))),
    stepChart(
      data,
      parts.map((part) => Date.parse(part.due) / 1000),
      timeZone,
      left,
    ),
    table(
      [text("과제", "Part"), text("낸 학생", "Handed in"), text("마감 전 24시간", "In the last 24 h"), text("마감 후", "After the due time")],
      parts.map((part) => {
        const { inAll, lastDay, after } = handInSummary(rows, part);
        return [part.title, String(inAll), String(lastDay), String(after)];
      }),
    ),
  ];
}

/** Calls for students at once: the page stays quick, and so does the server. */
const LANES = 4;

/** The class call carries no confidence, so each student's file is asked for, and only when somebody wants to know. */
function confidence(course: CourseSummary, rows: readonly ClassRow[], left: AbortSignal): HTMLElement {
  const pictures = course.parts.filter((part) => part.kind === "images").map((part) => part.id);
  const concerned = rows.filter((row) => pictures.some((id) => stateOf(row, id) !== "notHandedIn"));
  if (concerned.length === 0) return nobody();
  const place = el("div");
  const load = el("button", { type: "button", className: "button quiet" }, text(`학생 ${concerned.length}명의 사진 불러오기`, `Load the pictures of ${concerned.length} students`));
  load.addEventListener("click", () =>
    withFailureShown(load, async () => {
      const bar = el("progress", { max: concerned.length, value: 0, attributes: { "aria-labelledby": "confidence" } });
      load.after(bar);
      try {
        const found = await confidencesOfAll(concerned, (done) => (bar.value = done), left);
        const bins = histogram(
          found.map((each) => each * 100),
          100,
          BINS,
        );
        const told = text(`사진 ${found.length}장`, `${found.length} pictures`);
        const heading = el("p", { className: "hint" }, told);
        fill(place, heading, barChart(bins, " %", left), binTable(bins, (value) => `${value} %`));
        reach(heading);
      } finally {
        bar.remove();
      }
    }),
  );
  fill(place, el("p", { className: "hint" }, text("학생마다 한 번씩 서버에 묻습니다.", "The server is asked once for each student.")), el("div", { className: "row" }, load));
  return place;
}

async function confidencesOfAll(rows: readonly ClassRow[], done: (count: number) => void, left: AbortSignal): Promise<number[]> {
  const pending = [...rows];
  const found: number[] = [];
  const lane = async (): Promise<void> => {
    for (let row = pending.shift(); row && !left.aborted; row = pending.shift()) {
      const { verdict, evidence } = await api.studentFile(row.id);
      found.push(...confidencesOf(verdict, evidence));
      done(rows.length - pending.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
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
