import * as api from "../edges/api.ts";
import { isClose, serverNow, timeLeft, type ServerClock } from "../rules/countdown.ts";
import { picturesOf } from "../rules/evidence.ts";
import { limitsOf } from "../rules/limits.ts";
import { nextStep } from "../rules/nextStep.ts";
import { text } from "../rules/text.ts";
import { states } from "../rules/verdictWords.ts";
import type { CourseSummary, ImageFacts, PartSummary, PartVerdict, Standing } from "../rules/wire.ts";
import { announce, el, fill, renew, say } from "./dom.ts";
import { attempts, dueLine, findings, handedIn, picture, pointsLine, reportButton } from "./partFacts.ts";
import { UploadPanel } from "./uploadPanel.ts";
import { words } from "./words.ts";

/** Milliseconds between looks at how the student stands: while something is being inspected, and otherwise. */
const SOON = 3_000;
const LATER = 30_000;

/** A student's first screen: each part with what is asked, what is there, what the rules say and what to do next. */
export function student(main: HTMLElement, left: AbortSignal, clock: ServerClock, course: CourseSummary, first: Standing): void {
  if (left.aborted) return;
  const summary = el("div", { className: "summary" });
  const cards = course.parts.map((part) => card(part, course, () => look(SOON), left));
  fill(main, el("h1", {}, course.title), summary, ...cards.map((each) => each.element));

  const tick = (): void => cards.forEach((each) => each.tick(serverNow(clock, performance.now())));
  const ticking = setInterval(tick, 1000);
  let timer = 0;
  const look = (after: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      api.me().then(show, () => look(LATER));
    }, after);
  };
  left.addEventListener("abort", () => (clearInterval(ticking), clearTimeout(timer)));

  let shown = "";
  const show = (standing: Standing): void => {
    if (left.aborted) return;
    look(standing.queue ? SOON : LATER);
    const content = JSON.stringify(standing);
    if (content === shown) return;
    if (shown) announce(text("상태가 바뀌었습니다.", "There is news on your hand-ins."));
    shown = content;
    renew(summary, () => overview(standing));
    for (const each of cards) each.show(standing);
  };
  show(first);
  tick();
}

function overview({ name, studentId, verdict, queue, reportReady, reportCurrent }: Standing): Node[] {
  const lines: Node[] = [
    el("p", { className: "who" }, `${name} · ${studentId}`),
    pointsLine(verdict),
  ];
  if (queue) {
    const seconds = queue.estimateSeconds === undefined ? undefined : Math.max(1, Math.round(queue.estimateSeconds));
    lines.push(
      el(
        "p",
        { className: "note" },
        text(`검사를 기다리는 중입니다. 순서는 ${queue.place}번째입니다`, `Waiting for inspection, at place ${queue.place}`),
        seconds === undefined ? "." : text(`(약 ${seconds}초).`, `, about ${seconds} s.`),
      ),
    );
  }
  if (reportReady) lines.push(el("div", { className: "row" }, reportButton(studentId), ...(reportCurrent ? [] : [el("span", { className: "hint" }, words.reportOld)])));
  return lines;
}

function card(part: PartSummary, course: CourseSummary, arrived: () => void, left: AbortSignal) {
  const countdown = el("span", { className: "countdown figures" });
  const state = el("span");
  const status = el("div");
  const panel = new UploadPanel(part, course.timeZone, arrived, left);
  const heading = `part-${part.id}`;
  const element = el(
    "section",
    { className: "card", attributes: { "aria-labelledby": heading } },
    el("div", { className: "head" }, el("h2", { id: heading }, part.title), state),
    el("p", { className: "limits" }, limitsOf(part).map(say).join(" · ")),
    dueLine(part, course.timeZone, countdown),
    status,
    panel.element,
  );
  return {
    element,
    tick(now: number): void {
      fill(countdown, timeLeft(part.due, now));
      countdown.classList.toggle("close", isClose(part.due, now));
    },
    show(standing: Standing): void {
      const verdict = standing.verdict.parts.find((each) => each.partId === part.id);
      if (!verdict) return;
      state.className = `state ${verdict.state}`;
      fill(state, states[verdict.state]);
      renew(status, () => statusOf(verdict, picturesOf(verdict, standing.evidence), course.timeZone));
      panel.expect(
        standing.declarations.filter((each) => each.partId === part.id),
        verdict.attempts.length > 0,
      );
    },
  };
}

function statusOf(verdict: PartVerdict, pictures: readonly ImageFacts[], zone: string): Node[] {
  const counting = verdict.attempts.find((attempt) => attempt.counts);
  return [
    el("p", { className: "next" }, nextStep(verdict)),
    ...(counting ? [handedIn(counting, verdict, zone)] : []),
    ...(verdict.findings.length > 0 ? [el("h3", {}, words.findings), findings(verdict.findings)] : []),
    ...(pictures.length > 0 ? [el("div", { className: "pictures" }, ...pictures.map(picture))] : []),
    ...(verdict.attempts.length > 1 ? [el("details", {}, el("summary", {}, words.attempts, ` (${verdict.attempts.length})`), attempts(verdict.attempts, zone))] : []),
  ];
}
