import * as api from "../edges/api.ts";
import { language } from "../edges/session.ts";
import { isClose, serverClock, serverNow, timeLeft } from "../rules/countdown.ts";
import { picturesOf } from "../rules/evidence.ts";
import { limitsOf } from "../rules/limits.ts";
import { nextStep } from "../rules/nextStep.ts";
import { instant } from "../rules/numbers.ts";
import { text } from "../rules/text.ts";
import { states } from "../rules/verdictWords.ts";
import type { CourseSummary, ImageFacts, PartSummary, PartVerdict, Standing } from "../rules/wire.ts";
import { announce, el, fill, renew, say } from "./dom.ts";
import { reasonOf } from "./failure.ts";
import { attempts, dueLine, findings, handedIn, picture, pointsLine, reportButton } from "./partFacts.ts";
import { UploadPanel } from "./uploadPanel.ts";
import { words } from "./words.ts";

/** Milliseconds between looks at how the student stands: while something is being inspected or reported, and otherwise. */
const SOON = 3_000;
const LATER = 30_000;

/**
 * A student's first screen: each part with what is asked, what is there, what the rules say and what to do next.
 * @param asked monotonic milliseconds when `first` was asked for.
 */
export function student(main: HTMLElement, left: AbortSignal, course: CourseSummary, first: Standing, asked: number): void {
  if (left.aborted) return;
  // Read anew with every answer: the clock that carries it on may stand still while a laptop sleeps.
  let clock = serverClock(first.serverTime, asked);
  const stale = el("div");
  const summary = el("div", { className: "summary" });
  const cards = course.parts.map((part) => card(part, course, () => serverNow(clock, performance.now()), () => look(SOON), left));
  fill(main, el("h1", {}, course.title), stale, summary, ...cards.map((each) => each.element));

  const tick = (): void => cards.forEach((each) => each.tick(serverNow(clock, performance.now())));
  const ticking = setInterval(tick, 1000);
  let timer = 0;
  let looks = 0;
  const look = (after: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const asked = performance.now();
      const turn = ++looks;
      // Only the newest question's answer is shown: an older one may come after it.
      const unlessOld = <T>(then: (answer: T) => void) => (answer: T) => {
        if (turn === looks && !left.aborted) then(answer);
      };
      api.me().then(
        unlessOld((standing) => {
          clock = serverClock(standing.serverTime, asked);
          fill(stale);
          show(standing);
        }),
        unlessOld(lost),
      );
    }, after);
  };
  const now = (): void => {
    if (document.visibilityState === "visible") look(0);
  };
  // Who opens the lid again, or comes back into the net, sees what is true now.
  document.addEventListener("visibilitychange", now, { signal: left });
  addEventListener("online", now, { signal: left });
  left.addEventListener("abort", () => (clearInterval(ticking), clearTimeout(timer)));

  let shown: Standing | undefined;
  const show = (standing: Standing): void => {
    const before = shown && JSON.stringify(news(shown));
    const isNews = JSON.stringify(news(standing)) !== before;
    if (isNews || JSON.stringify(standing.queue) !== JSON.stringify(shown?.queue)) renew(summary, () => overview(standing));
    if (isNews) {
      if (shown) announce(text("상태가 바뀌었습니다.", "There is news on your hand-ins."));
      for (const each of cards) each.show(standing);
    }
    shown = standing;
    tick();
    look(standing.queue || cards.some((each) => each.waits()) ? SOON : LATER);
  };
  /** What is on the page may be old by now, and the page says so. */
  function lost(error: unknown): void {
    if (stale.childElementCount === 0) {
      const seen = instant(new Date(clock.readAt).toISOString(), course.timeZone, language()).local;
      fill(stale, el("p", { className: "note warn" }, reasonOf(error), " ", text(`아래는 ${seen}에 확인한 상태입니다.`, `What follows is as of ${seen}.`)));
      announce(reasonOf(error));
    }
    // Who may not ask any more need not ask again.
    if (!(error instanceof api.CallFailed && REFUSED.includes(error.status))) look(LATER);
  }
  show(first);
}

const REFUSED = [401, 403];

/** The time and the place in the queue change without being any. */
const news = ({ serverTime: _time, queue: _queue, ...rest }: Standing): Partial<Standing> => rest;

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
        text(`보고서를 만드는 중입니다. 순서는 ${queue.place}번째입니다`, `Your report is being made, at place ${queue.place}`),
        seconds === undefined ? "." : text(`(약 ${seconds}초).`, `, about ${seconds} s.`),
      ),
    );
  }
  if (reportReady) lines.push(el("div", { className: "row" }, reportButton(studentId), ...(reportCurrent ? [] : [el("span", { className: "hint" }, words.reportOld)])));
  return lines;
}

function card(part: PartSummary, course: CourseSummary, now: () => number, arrived: () => void, left: AbortSignal) {
  const countdown = el("span", { className: "countdown figures" });
  const state = el("span");
  const due = el("div");
  const status = el("div");
  const panel = new UploadPanel(part, course.timeZone, now, arrived, left);
  const heading = `part-${part.id}`;
  // An extension may move it while the page is open.
  let dueAt = part.due;
  const element = el(
    "section",
    { className: "card", attributes: { "aria-labelledby": heading } },
    el("div", { className: "head" }, el("h2", { id: heading }, part.title), state),
    el("p", { className: "limits" }, limitsOf(part).map(say).join(" · ")),
    due,
    status,
    panel.element,
  );
  return {
    element,
    tick(now: number): void {
      fill(countdown, timeLeft(dueAt, now));
      countdown.classList.toggle("close", isClose(dueAt, now));
    },
    /** Something was sent from here and is not inspected yet. */
    waits: (): boolean => panel.waits,
    show(standing: Standing): void {
      const verdict = standing.verdict.parts.find((each) => each.partId === part.id);
      if (!verdict) return;
      state.className = `state ${verdict.state}`;
      fill(state, states[verdict.state]);
      dueAt = verdict.due;
      fill(due, dueLine(verdict, course.timeZone, countdown));
      renew(status, () => statusOf(verdict, picturesOf(verdict, standing.evidence), course.timeZone));
      panel.expect(
        standing.declarations.filter((each) => each.partId === part.id),
        verdict.attempts,
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
