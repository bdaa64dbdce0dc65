import { instant } from "./numbers.ts";
import { isolated, text, type Text } from "./text.ts";
import type { CourseSummary, Verdict, VerdictChange } from "./wire.ts";

export const states = {
  notHandedIn: text("미제출", "Not handed in"),
  onTime: text("제때 제출", "On time"),
  late: text("지각", "Late"),
  afterCutOff: text("접수 종료 후", "After the cut-off"),
  needsAttention: text("확인 필요", "Needs attention"),
} as const;

export const outcomes = {
  satisfied: text("충족", "Satisfied"),
  violated: text("위반", "Violated"),
  needsPerson: text("사람이 확인", "Needs a person"),
} as const;

/** What a page knows of the names behind the ids in verdicts and ledgers. */
export interface Names {
  /** IANA. */
  readonly zone: string;
  readonly part: (id: string) => Text;
  readonly rule: (id: string) => Text;
  readonly attempt: (id: string) => string;
}

/** @param verdict of the one student that is spoken of; without it rules and attempts keep their ids. */
export function namesOf({ timeZone, parts }: Pick<CourseSummary, "timeZone" | "parts">, verdict?: Verdict): Names {
  const [findings, attempts] = [verdict?.parts.flatMap((part) => part.findings) ?? [], verdict?.parts.flatMap((part) => part.attempts) ?? []];
  return {
    zone: timeZone,
    part: (id) => parts.find((part) => part.id === id)?.title ?? text(id, id),
    rule: (id) => findings.find((finding) => finding.rule === id)?.title ?? text(id, id),
    attempt: (id) => attempts.find((attempt) => attempt.attemptId === id)?.fileName ?? id,
  };
}

export interface ChangeInWords {
  readonly what: Text;
  /** The id of the rule whose finding changes. */
  readonly rule?: string;
  readonly before: Text;
  readonly after: Text;
}

/** What changes, from what, to what; a value that is not there is a dash. */
export function changeInWords({ partId, what, before, after, title }: VerdictChange, names: Names): ChangeInWords {
  // A part's due time and the rule that judges by it are both called "due"; a finding comes with its title.
  const facet = title === undefined ? FACETS[what] : undefined;
  const about = facet ?? { name: title ?? text(what, what), value: outcomeAndDeduction };
  const shown = (value: string | undefined): Text => (value === undefined ? text("–", "–") : about.value(value, names));
  const part = partId === undefined ? text("전체", "In all") : names.part(partId);
  return { what: text(`${part.ko}, ${about.name.ko}`, `${part.en}, ${about.name.en}`), ...(facet ? {} : { rule: what }), before: shown(before), after: shown(after) };
}

const same = (value: string): Text => text(value, value);

/** Everything that can differ but a finding, by the names that the server gives it. */
const FACETS: Readonly<Record<string, { readonly name: Text; readonly value: (value: string, names: Names) => Text }>> = {
  points: { name: text("점수", "points"), value: same },
  state: { name: text("상태", "state"), value: (value) => named(states, value) },
  due: { name: text("마감", "due"), value: (value, { zone }) => text(instant(value, zone, "ko").local, instant(value, zone, "en").local) },
  late: { name: text("지각 감점", "off for lateness"), value: (value) => same(`${value} %`) },
  counts: {
    name: text("반영되는 제출", "what counts"),
    value: (value, { attempt }) => (value === "" ? text("없음", "nothing") : same(value.split(", ").map((id) => isolated(attempt(id))).join(", "))),
  },
};

/** The server writes a finding as `NeedsPerson −0.5`. */
function outcomeAndDeduction(value: string): Text {
  const [outcome = "", deduction = ""] = value.split(" ");
  const said = named(outcomes, outcome);
  return /[1-9]/.test(deduction) ? text(`${said.ko} (${deduction}점)`, `${said.en} (${deduction} points)`) : said;
}

const named = (words: Readonly<Record<string, Text>>, value: string): Text => words[value.charAt(0).toLowerCase() + value.slice(1)] ?? same(value);
