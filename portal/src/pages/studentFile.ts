import * as api from "../edges/api.ts";
import { language } from "../edges/session.ts";
import { latestEvidence, notArrived, picturesOf } from "../rules/evidence.ts";
import { measured } from "../rules/evidenceWords.ts";
import { eventOf } from "../rules/ledgerWords.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { isolated, text } from "../rules/text.ts";
import { namesOf, states, type Names } from "../rules/verdictWords.ts";
import type { AttemptEvidence, AttemptVerdict, CourseSummary, Declaration, LedgerEntry, PartSummary, PartVerdict, StudentFile } from "../rules/wire.ts";
import { decisionForm } from "./decisionForm.ts";
import { announce, el, fill, renew, say, section, type Child } from "./dom.ts";
import { extensionForm } from "./extensionForm.ts";
import { reasonOf, withFailureShown } from "./failure.ts";
import { attempts, dueLine, findings, handedIn, picture, pointsLine, reportButton } from "./partFacts.ts";
import { scoreForm } from "./scoreForm.ts";
import { words } from "./words.ts";

/** This finding is settled by a score, not by a decision. */
const MARKED = "marked";

/** Entries of the audit trail that are shown at once; the others are a click away. */
const RECENT = 8;

/** What a part's card and its forms need to know of the page. */
interface Context {
  readonly student: string;
  readonly zone: string;
  readonly names: () => Names;
  /** Asks the server for everything anew and shows it. */
  readonly reload: () => Promise<void>;
}

/** Everything that is known of one student, and what an instructor can say to it. */
export async function studentFile(main: HTMLElement, id: string, left: AbortSignal): Promise<void> {
  const [course, first] = await Promise.all([api.course(), api.studentFile(id)]);
  let names = namesOf(course, first.verdict);
  const show = (file: StudentFile): void => {
    names = namesOf(course, file.verdict);
    renew(summary, () => overview(file));
    for (const each of cards) each.show(file);
    renew(trail, () => auditTrail(file, names));
  };
  const context: Context = {
    student: id,
    zone: course.timeZone,
    names: () => names,
    reload: async () => {
      const file = await api.studentFile(id);
      if (!left.aborted) show(file);
    },
  };
  const summary = el("div", { className: "summary" });
  const trail = el("div");
  const extension = el("div");
  const cards = course.parts.map((part) => card(part, first, context));
  fill(
    main,
    el("a", { href: "#/" }, "← ", words.classTable),
    el("h1", {}, first.student.name),
    summary,
    ...cards.map((each) => each.element),
    section("extension", text("기한 연장", "Extension"), extension),
    section("trail", text("기록", "Audit trail"), trail),
  );
  show(first);
  await showExtension(extension, course, first, context);
}

/** A server that cannot say which extensions there are is no reason to show nothing else. */
async function showExtension(place: HTMLElement, course: CourseSummary, { student, verdict }: StudentFile, { names, reload }: Context): Promise<void> {
  try {
    fill(place, await extensionForm(student, course, verdict, names, reload));
  } catch (error) {
    fill(place, el("p", { className: "note bad" }, reasonOf(error)));
  }
}

function overview({ student, verdict }: StudentFile): Node[] {
  return [
    el("p", { className: "who" }, [student.id, student.department, student.email, ...student.labels].filter(Boolean).join(" · ")),
    pointsLine(verdict),
    ...(verdict.needsPerson ? [el("p", { className: "note warn" }, text("판정하거나 채점할 것이 있습니다.", "Something waits for your decision or your score."))] : []),
    ...(verdict.needsAttention ? [el("p", { className: "note bad" }, text("검사하지 못한 파일이 있습니다.", "There is a file that could not be inspected."))] : []),
    el("div", { className: "row" }, reportButton(student.id)),
  ];
}

function card(part: PartSummary, first: StudentFile, context: Context) {
  const state = el("span");
  const facts = el("div");
  const decisions = new Map<string, HTMLElement>();
  const heading = `part-${part.id}`;
  const element = el(
    "section",
    { className: "card", attributes: { "aria-labelledby": heading } },
    el("div", { className: "head" }, el("h2", { id: heading }, part.title), state),
    facts,
    part.award === "manual" && scoring(part, first, context),
  );
  return {
    element,
    show({ verdict, evidence, declarations }: StudentFile): void {
      const shown = verdict.parts.find((each) => each.partId === part.id);
      if (!shown) return;
      state.className = `state ${shown.state}`;
      fill(state, states[shown.state]);
      // A form outlives the facts around it, so that what is half written stays.
      for (const finding of shown.findings)
        if (finding.rule !== MARKED && !decisions.has(finding.rule))
          decisions.set(
            finding.rule,
            el(
              "details",
              { className: "decide", open: finding.outcome === "needsPerson" },
              el("summary", {}, words.decide, el("span", { className: "unseen" }, ": ", finding.title)),
              decisionForm(context.student, shown, finding, context.names, context.reload),
            ),
          );
      const ofPart = evidence.filter((each) => each.partId === part.id);
      const awaited = notArrived(declarations.filter((each) => each.partId === part.id), ofPart);
      renew(facts, () => factsOf(shown, ofPart, awaited, decisions, context));
    },
  };
}

function scoring(part: PartSummary, { verdict, scores, student }: StudentFile, { names, reload }: Context): Node | undefined {
  const shown = verdict.parts.find((each) => each.partId === part.id);
  const standing = scores.filter((each) => each.partId === part.id).sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return (
    shown &&
    el(
      "details",
      { open: shown.state !== "notHandedIn" && standing === undefined },
      el("summary", {}, text("채점", "Score"), el("span", { className: "unseen" }, ": ", part.title)),
      scoreForm(student.id, shown, standing, names, reload),
    )
  );
}

function factsOf(verdict: PartVerdict, evidence: readonly AttemptEvidence[], awaited: readonly Declaration[], decisions: ReadonlyMap<string, HTMLElement>, context: Context): Node[] {
  const { zone } = context;
  const counting = verdict.attempts.find((attempt) => attempt.counts);
  const pictures = picturesOf(verdict, evidence);
  const latest = latestEvidence(evidence);
  return [
    dueLine(verdict, zone),
    counting ? handedIn(counting, verdict, zone) : el("p", {}, verdict.attempts.length === 0 ? words.nothingYet : text("반영되는 파일이 없습니다.", "No file counts.")),
    ...awaited.map((each) => awaitedNotice(each, zone)),
    ...(verdict.findings.length > 0 ? [el("h3", {}, words.findings), findings(verdict.findings, ({ rule }) => decisions.get(rule))] : []),
    ...(pictures.length > 0 ? [el("div", { className: "pictures" }, ...pictures.map(picture))] : []),
    ...(verdict.attempts.length > 0
      ? [
          el(
            "details",
            { open: verdict.attempts.length > 1 },
            el("summary", {}, words.attempts, ` (${verdict.attempts.length})`),
            attempts(verdict.attempts, zone, (attempt) => attemptFacts(attempt, latest.get(attempt.attemptId), context)),
          ),
        ]
      : []),
  ];
}

const awaitedNotice = ({ fileName, size, at }: Declaration, zone: string): Node => {
  const when = instant(at, zone, language()).local;
  return el("p", { className: "note" }, text(`「${isolated(fileName)}」(${bytes(size)}): ${when}에 신고되었고 아직 도착하지 않았습니다.`, `“${isolated(fileName)}” (${bytes(size)}) was declared at ${when} and has not arrived yet.`));
};

function attemptFacts(attempt: AttemptVerdict, evidence: AttemptEvidence | undefined, { zone, reload }: Context): Child[] {
  const arrived = instant(attempt.arrived, zone, language());
  const again = el("button", { type: "button", className: "link" }, text("다시 검사", "Inspect again"), el("span", { className: "unseen" }, ` · ${attempt.fileName}`));
  again.addEventListener("click", () =>
    withFailureShown(again, async () => {
      const { revision } = await api.inspectAgain(attempt.attemptId);
      await reload();
      announce(text(`다시 검사했습니다. ${revision}번째 측정입니다.`, `Inspected again; this is measurement ${revision}.`));
    }),
  );
  return [
    evidence &&
      el(
        "span",
        { className: "measure file" },
        measured(evidence.facts).map(say).join(" · "),
        evidence.revision > 1 && text(` · ${evidence.revision}번째 측정`, ` · measurement ${evidence.revision}`),
      ),
    el("span", { className: "measure" }, text(`도착 ${arrived.local} (${arrived.utc})`, `Arrived ${arrived.local} (${arrived.utc})`)),
    el("span", { className: "measure file" }, `${bytes(attempt.size)} · SHA-256 ${attempt.sha256}`),
    el("span", { className: "row" }, el("a", { href: `#/verify/${encodeURIComponent(attempt.attemptId)}` }, words.receipt, el("span", { className: "unseen" }, ` · ${attempt.fileName}`)), el("span", {}, again)),
  ];
}

/** The newest first. */
function auditTrail({ ledger, ledgerCheck: { holds, brokenAt, why } }: StudentFile, names: Names): Node[] {
  const entries = [...ledger].sort((a, b) => b.sequence - a.sequence).map((entry) => el("li", {}, ...event(entry, names)));
  return [
    el(
      "p",
      { className: `note ${holds ? "good" : "bad"}` },
      holds
        ? text(`기록 ${ledger.length}건의 사슬이 이어집니다. 빠지거나 바뀐 것이 없습니다.`, `The chain of ${ledger.length} entries holds: none is missing or changed.`)
        : text(`기록 ${brokenAt ?? 0}번에서 사슬이 끊겼습니다.`, `The chain breaks at entry ${brokenAt ?? 0}.`),
      why && " ",
      why,
    ),
    el("ul", { className: "findings" }, ...entries.slice(0, RECENT)),
    ...(entries.length > RECENT
      ? [el("details", {}, el("summary", {}, text(`이전 기록 ${entries.length - RECENT}건`, `${entries.length - RECENT} earlier entries`)), el("ul", { className: "findings" }, ...entries.slice(RECENT)))]
      : []),
  ];
}

function event(entry: LedgerEntry, names: Names): Child[] {
  const { what, comment, by } = eventOf(entry, names);
  const at = instant(entry.at, names.zone, language());
  return [
    el("span", { className: "file" }, what),
    comment !== undefined && el("span", { className: "measure file" }, `「${comment}」`),
    el("span", { className: "measure" }, `${entry.sequence} · `, el("time", { dateTime: entry.at }, at.local), by !== undefined && ` · ${by}`),
  ];
}
