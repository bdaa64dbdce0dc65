import { bytes, points } from "./numbers.ts";
import { text, type Text } from "./text.ts";
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
  const file = `${detail["fileName"] ?? ""} (${bytes(Number(detail["size"] ?? 0))})`;
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
      return event(`${part.ko}: 주인을 알 수 없던 ${detail["name"]}을(를) 이 학생에게 배정`, `${part.en}: ${detail["name"]}, which nobody owned, was given to this student`);
    case "regraded":
      return event(
        `규칙이 바뀌어 다시 평가: ${detail["pointsBefore"]} → ${detail["pointsAfter"]}점`,
        `Regraded under changed rules: ${detail["pointsBefore"]} → ${detail["pointsAfter"]} points`,
      );
    case "needs-attention":
      return event("여러 번 실패하여 확인이 필요함", "It failed repeatedly and needs attention");
    default:
      return event(kind, kind);
  }
}

function decided(event: (ko: string, en: string) => LedgerEvent, part: Text, rule: Text, { accepted, deduction }: Readonly<Record<string, string>>): LedgerEvent {
  if (accepted === "yes") return event(`${part.ko}, ${rule.ko}: 충족으로 판정`, `${part.en}, ${rule.en}: decided as satisfied`);
  const off = points(Number(deduction));
  return event(`${part.ko}, ${rule.ko}: 위반으로 판정, 감점 ${off}`, `${part.en}, ${rule.en}: decided as violated, ${off} points off`);
}
