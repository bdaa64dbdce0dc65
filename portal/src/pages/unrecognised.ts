import * as api from "../edges/api.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { language } from "../edges/session.ts";
import { isolated, text, type Text } from "../rules/text.ts";
import type { ClassRow, CourseSummary, UnrecognisedUpload } from "../rules/wire.ts";
import { el, field, fill, reach } from "./dom.ts";
import { withFailureShown } from "./failure.ts";

/** Uploads that nobody owns, each with a place to say whose it is. Nothing is guessed: a student is chosen from the roster. */
export function unrecognised(strays: readonly UnrecognisedUpload[], rows: readonly ClassRow[], course: CourseSummary, assigned: () => Promise<void>): HTMLElement {
  let left = strays.length;
  const summary = el("summary", {}, titleOf(left));
  const item = (stray: UnrecognisedUpload): HTMLElement => {
    const place = el("li");
    fill(
      place,
      el("span", { className: "file" }, stray.name),
      el("span", { className: "measure" }, `${bytes(stray.size)} · ${instant(stray.arrived, course.timeZone, language()).local} · `, stray.reason),
      assignForm(stray, rows, course, async (told) => {
        fill(summary, titleOf(--left));
        const done = el("p", { className: "note good" }, told);
        fill(place, done);
        reach(done);
        await assigned();
      }),
    );
    return place;
  };
  return el(
    "details",
    { className: "note warn" },
    summary,
    el("datalist", { id: STUDENTS }, ...rows.map((row) => el("option", { value: row.id }, row.name))),
    el("ul", { className: "findings" }, ...strays.map(item)),
  );
}

const STUDENTS = "students";

const titleOf = (count: number): Text => text(`주인을 알 수 없는 파일 ${count}개`, `Unrecognised uploads: ${count}`);

function assignForm(stray: UnrecognisedUpload, rows: readonly ClassRow[], { parts }: CourseSummary, done: (told: Text) => Promise<void>): HTMLElement {
  const student = el("input", { type: "text", required: true, attributes: { list: STUDENTS, autocomplete: "off" } });
  const part = el("select", { required: true }, el("option", { value: "" }, text("고르세요", "Choose")), ...parts.map((each) => el("option", { value: each.id }, each.title)));
  const send = el("button", { type: "submit", className: "button quiet" }, text("배정", "Assign"), el("span", { className: "unseen" }, ` · ${stray.name}`));
  const form = el("form", { className: "trial" }, field(text("학번", "Student"), student), field(text("과제", "Part"), part), el("div", { className: "row" }, send));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void withFailureShown(send, async () => {
      const id = student.value.trim();
      await api.assign(stray.id, id, part.value);
      const name = isolated(stray.name);
      const owner = `${isolated(rows.find((row) => row.id === id)?.name ?? "")} (${id})`.trim();
      const title = parts.find((each) => each.id === part.value)?.title ?? text(part.value, part.value);
      await done(
        text(`${name}: ${owner} 학생의 ${title.ko}(으)로 배정했습니다. 도착한 시각으로 반영됩니다.`, `${name} was given to ${owner} for ${title.en}. It counts at its own arrival.`),
      );
    });
  });
  return form;
}
