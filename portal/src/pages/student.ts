import * as api from "../edges/api.ts";
import { language } from "../edges/session.ts";
import { isClose, serverClock, serverNow, timeLeft } from "../rules/countdown.ts";
import { limitsOf } from "../rules/limits.ts";
import { nextStep } from "../rules/nextStep.ts";
import { bytes, instant, percent, points } from "../rules/numbers.ts";
import { receiptFile } from "../rules/receiptText.ts";
import { text } from "../rules/text.ts";
import type { AttemptVerdict, CourseSummary, Finding, ImageFacts, PartSummary, PartVerdict, Standing } from "../rules/wire.ts";
import { announce, download, el, fill, say } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { UploadPanel } from "./uploadPanel.ts";
import { outcomes, states, words } from "./words.ts";

/** Milliseconds between looks at how the student stands: while something is being inspected, and otherwise. */
const SOON = 3_000;
const LATER = 30_000;

/** A student's first screen: each part with what is asked, what is there, what the rules say and what to do next. */
export async function student(main: HTMLElement, left: AbortSignal): Promise<void> {
  const asked = performance.now();
  const [course, first] = await Promise.all([api.course(), api.me()]);
  const clock = serverClock(course.serverTime, asked);

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
    fill(summary, ...overview(standing));
    for (const each of cards) each.show(standing);
  };
  show(first);
  tick();
}

function overview({ name, studentId, verdict, queue, reportReady, reportCurrent }: Standing): Node[] {
  const report = el("button", { type: "button", className: "button quiet" }, words.report);
  report.addEventListener("click", () =>
    withFailureShown(report, async () => download(await api.file(`reports/${encodeURIComponent(studentId)}`), `report-${studentId}.pdf`)),
  );
  const lines: Node[] = [
    el("p", { className: "who" }, `${name} · ${studentId}`),
    el("p", { className: "points" }, el("strong", {}, points(verdict.points)), ` / ${points(verdict.maxPoints)} `, text("점", "points")),
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
  if (reportReady) lines.push(el("div", { className: "row" }, report, ...(reportCurrent ? [] : [el("span", { className: "hint" }, words.reportOld)])));
  return lines;
}

function card(part: PartSummary, course: CourseSummary, arrived: () => void, left: AbortSignal) {
  const due = instant(part.due, course.timeZone, language());
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
    el(
      "p",
      { className: "due" },
      el("span", {}, words.due, " ", el("time", { dateTime: part.due }, due.local), part.extended && text(" (연장됨)", " (extended)")),
      el("span", { className: "hint" }, due.utc),
      countdown,
    ),
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
      const facts = standing.evidence.filter((each) => each.partId === part.id).map((each) => each.facts);
      const pictures = facts.flatMap((each) => (each.kind === "images" ? each.images : []));
      fill(status, ...statusOf(verdict, pictures, course.timeZone));
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
    ...(verdict.attempts.length > 1 ? [attempts(verdict.attempts, zone)] : []),
  ];
}

function handedIn(attempt: AttemptVerdict, { points: given, maxPoints, latePercent, deduction }: PartVerdict, zone: string): Node {
  const counted = instant(attempt.countedAt, zone, language());
  return el(
    "dl",
    {},
    el("dt", {}, words.handedIn),
    el("dd", {}, el("span", { className: "file" }, attempt.fileName), ` · ${bytes(attempt.size)} · `, receiptButton(attempt, zone)),
    el("dt", {}, text("제출 시각", "Counted at")),
    el("dd", {}, el("span", {}, counted.local), el("span", { className: "hint" }, ` ${counted.utc}`)),
    el("dt", {}, text("점수", "Points")),
    el(
      "dd",
      {},
      given === undefined ? text("채점 전", "to be marked") : `${points(given)} / ${points(maxPoints)}`,
      deduction > 0 && text(` · 감점 ${points(deduction)}`, ` · ${points(deduction)} taken off`),
      latePercent > 0 && text(` · 지각 ${points(latePercent)} % 감점`, ` · ${points(latePercent)} % off for being late`),
    ),
  );
}

function receiptButton({ attemptId }: AttemptVerdict, zone: string): HTMLElement {
  const button = el("button", { type: "button", className: "link" }, words.received);
  button.addEventListener("click", () =>
    withFailureShown(button, async () => {
      const { claims, receipt } = await api.receipt(attemptId);
      if (claims && receipt)
        download(new Blob([receiptFile(claims, receipt, zone, location.origin)], { type: "text/plain" }), `receipt-${claims.partId}-${attemptId}.txt`);
    }),
  );
  return button;
}

function findings(all: readonly Finding[]): Node {
  return el(
    "ul",
    { className: "findings" },
    ...all.map((finding) =>
      el(
        "li",
        { className: finding.outcome },
        el("strong", {}, finding.title),
        " ",
        el("span", { className: "outcome" }, outcomes[finding.outcome]),
        el("span", { className: "measure" }, words.measured, ": ", finding.measured, " · ", words.limit, ": ", finding.limit),
        finding.outcome !== "satisfied" && el("span", { className: "measure" }, finding.next),
      ),
    ),
  );
}

function attempts(all: readonly AttemptVerdict[], zone: string): Node {
  return el(
    "details",
    {},
    el("summary", {}, words.attempts, ` (${all.length})`),
    el(
      "ul",
      { className: "attempts" },
      ...all.map((attempt) =>
        el(
          "li",
          {},
          el("span", { className: "file" }, attempt.fileName),
          ` · ${instant(attempt.countedAt, zone, language()).local} `,
          attempt.counts && el("span", { className: "outcome" }, words.counts),
          el("span", { className: "measure" }, attempt.reason),
        ),
      ),
    ),
  );
}

export function picture({ slot, prediction, thumbnail, problem }: ImageFacts): Node {
  const label = prediction?.decision === "known" ? `${prediction.label} · ${percent(prediction.confidence)}` : say(problem ? text("읽을 수 없음", "Unreadable") : text("확신 없음", "Unsure"));
  return el(
    "figure",
    {},
    el(
      "div",
      {},
      thumbnail !== undefined && el("img", { src: `data:${formatOf(thumbnail)};base64,${thumbnail}`, alt: slot }),
      prediction && el("img", { src: `data:image/png;base64,${prediction.seen}`, alt: say(words.sawThis), className: "seen" }),
    ),
    el("figcaption", {}, el("strong", {}, label), el("span", { className: "file" }, slot)),
  );
}

/** A JPEG's first three bytes are FF D8 FF. */
const formatOf = (base64: string): string => (base64.startsWith("/9j/") ? "image/jpeg" : "image/png");

