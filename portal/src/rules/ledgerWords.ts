import { bytes, points } from "./numbers.ts";
import { isolated, text, type Text } from "./text.ts";
import type { Names } from "./verdictWords.ts";
import type { LedgerEntry } from "./wire.ts";

export interface LedgerEvent {
  readonly what: Text;
  /** The comment or reason, as somebody wrote it. */
  readonly comment?: string;
  /** Absent: nobody's doing but the student's or the app's. */
  readonly by?: string;
}

/** An entry of the audit trail as a sentence. A kind that this page does not know is shown by its own name, never left out. */
export function eventOf({ kind, detail }: LedgerEntry, names: Names): LedgerEvent {
  const part = names.part(detail["part"] ?? "");
  const file = `${isolated(detail["fileName"] ?? "")} (${bytes(Number(detail["size"] ?? 0))})`;
  const { by, comment, reason } = detail;
  const said = comment || reason;
  const event = (ko: string, en: string): LedgerEvent => ({ what: text(ko, en), ...(by ? { by } : {}), ...(said ? { comment: said } : {}) });
  switch (kind) {
    case "declared":
      return event(`${part.ko}: ${file} 신고`, `${part.en}: ${file} was declared`);
    case "received":
      return event(`${part.ko}: ${file} 도착, 보관`, `${part.en}: ${file} arrived and is kept`);
    case "overwritten":
      return event(`${part.ko}: ${file}이(가) 보관되기 전에 덮어쓰임`, `${part.en}: ${file} was overwritten before it could be kept`);
    case "declaration-lapsed":
      return event(`${part.ko}: 신고한 ${file}이(가) 시간 안에 오지 않음`, `${part.en}: ${file}, declared, did not arrive in its window`);
    case "inspected-again":
      return event(`${part.ko}: ${file} 다시 검사 (${detail["revision"]}번째)`, `${part.en}: ${file} was inspected again (no. ${detail["revision"]})`);
    case "scored":
      return event(`${part.ko}: ${points(Number(detail["points"]))}점을 줌`, `${part.en}: ${points(Number(detail["points"]))} points were given`);
    case "decided":
      return decided(event, part, names.rule(detail["rule"] ?? ""), detail);
    case "assigned":
      return event(`${part.ko}: 주인을 알 수 없던 ${isolated(detail["name"] ?? "")}을(를) 이 학생에게 배정`, `${part.en}: ${isolated(detail["name"] ?? "")}, which nobody owned, was given to this student`);
    case "regraded":
      return regraded(detail);
    case "needs-attention":
      return event("여러 번 실패하여 확인이 필요함", "It failed repeatedly and needs attention");
    default:
      return event(kind, kind);
  }
}

/** The reason is the app's own sentence, and who asked stands in it; one that this page does not know stays as it is. */
function regraded({ pointsBefore, pointsAfter, reason = "" }: Readonly<Record<string, string>>): LedgerEvent {
  const what = (why: Text): Text => text(`${why.ko} 다시 평가: ${pointsBefore} → ${pointsAfter}점`, `Regraded ${why.en}: ${pointsBefore} → ${pointsAfter} points`);
  for (const [pattern, why] of REASONS) {
    const found = pattern.exec(reason);
    const { file = "", by } = found?.groups ?? {};
    if (found) return { what: what(why(file)), ...(by ? { by } : {}) };
  }
  return { what: what(text("규칙이 바뀌어", "under changed rules")), ...(reason ? { comment: reason } : {}) };
}

/** As Regrade's callers write them. */
const REASONS: readonly (readonly [RegExp, (file: string) => Text])[] = [
  [/^(?<file>\S+) replaced by (?<by>.+)$/, (file) => text(`${file}이(가) 바뀌어`, `because ${file} was replaced`)],
  [/^asked for by (?<by>.+)$/, () => text("요청에 따라", "on request")],
  [/^course, roster or extensions changed$/, () => text("과제 규칙, 명단 또는 기한 연장이 바뀌어", "because course, roster or extensions changed")],
  [/^course, roster, extensions or app changed$/, () => text("과제 규칙, 명단, 기한 연장 또는 앱이 바뀌어", "because course, roster, extensions or app changed")],
];

function decided(event: (ko: string, en: string) => LedgerEvent, part: Text, rule: Text, { accepted, deduction }: Readonly<Record<string, string>>): LedgerEvent {
  if (accepted === "yes") return event(`${part.ko}, ${rule.ko}: 충족으로 판정`, `${part.en}, ${rule.en}: decided as satisfied`);
  const off = points(Number(deduction));
  return event(`${part.ko}, ${rule.ko}: 위반으로 판정, 감점 ${off}`, `${part.en}, ${rule.en}: decided as violated, ${off} points off`);
}
