import * as api from "../edges/api.ts";
import { language } from "../edges/session.ts";
import { labelInWords } from "../rules/labels.ts";
import { bytes, instant, percent, points } from "../rules/numbers.ts";
import { receiptFile } from "../rules/receiptText.ts";
import { text } from "../rules/text.ts";
import { outcomes } from "../rules/verdictWords.ts";
import type { AttemptVerdict, Finding, ImageFacts, PartVerdict, Verdict } from "../rules/wire.ts";
import { download, el, say, type Child } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { words } from "./words.ts";

/*
 * What is known of a part, as the student and the instructor both see it.
 */

export function reportButton(studentId: string): HTMLElement {
  const report = el("button", { type: "button", className: "button quiet" }, words.report);
  report.addEventListener("click", () =>
    withFailureShown(report, async () => download(await api.file(`reports/${encodeURIComponent(studentId)}`), `report-${studentId}.pdf`)),
  );
  return report;
}

export const pointsLine = ({ points: given, maxPoints }: Verdict): HTMLElement =>
  el("p", { className: "points" }, el("strong", {}, points(given)), ` / ${points(maxPoints)} `, text("점", "points"));

/** When a part is due, in the course's zone and in UTC. */
export function dueLine({ due, extended }: Pick<PartVerdict, "due" | "extended">, zone: string, ...beside: Child[]): HTMLElement {
  const { local, utc } = instant(due, zone, language());
  return el(
    "p",
    { className: "due" },
    el("span", {}, words.due, " ", el("time", { dateTime: due }, local), extended && text(" (연장됨)", " (extended)")),
    el("span", { className: "hint" }, utc),
    ...beside,
  );
}

/** What is graded: the file, when it counts, what it earns. */
export function handedIn(attempt: AttemptVerdict, { points: given, maxPoints, latePercent, deduction }: PartVerdict, zone: string): Node {
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

/** @param beside what a page adds to a finding. */
export function findings(all: readonly Finding[], beside: (finding: Finding) => Child = () => undefined): Node {
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
        beside(finding),
      ),
    ),
  );
}

/** @param beside what a page adds to an attempt. */
export function attempts(all: readonly AttemptVerdict[], zone: string, beside: (attempt: AttemptVerdict) => readonly Child[] = () => []): Node {
  return el(
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
        ...beside(attempt),
      ),
    ),
  );
}

export function picture({ slot, prediction, thumbnail, problem }: ImageFacts): Node {
  const label = prediction?.decision === "known" ? `${say(labelInWords(prediction.label))} · ${percent(prediction.confidence)}` : say(problem ? text("읽을 수 없음", "Unreadable") : text("확신 없음", "Unsure"));
  return el(
    "figure",
    {},
    el(
      "div",
      {},
      thumbnail !== undefined && el("img", { src: `data:${formatOf(thumbnail)};base64,${thumbnail}`, alt: slot }),
      prediction && el("img", { src: `data:${formatOf(prediction.seen)};base64,${prediction.seen}`, alt: say(words.sawThis), className: "seen" }),
    ),
    el("figcaption", {}, el("strong", {}, label), el("span", { className: "file" }, slot)),
  );
}

/** A JPEG's first three bytes are FF D8 FF. */
const formatOf = (base64: string): string => (base64.startsWith("/9j/") ? "image/jpeg" : "image/png");
