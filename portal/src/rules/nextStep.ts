import { text, type Text } from "./text.ts";
import type { PartVerdict } from "./wire.ts";

/** The one thing a student should do, or need not do, about a part. The server's own advice comes first. */
export function nextStep(part: PartVerdict): Text {
  if (part.state === "notHandedIn") return text("파일을 내세요.", "Hand in your file.");
  if (part.state === "needsAttention")
    return text("파일을 아직 읽지 못했습니다. 담당자에게 보였으니 다시 내지 않아도 제출 시각은 남습니다.", "The file could not be read yet. The instructor sees it; your time is kept.");
  const violated = part.findings.find((finding) => finding.outcome === "violated" && finding.next.ko !== "");
  if (violated) return violated.next;
  if (part.findings.some((finding) => finding.outcome === "needsPerson"))
    return text("담당자가 확인합니다. 더 할 일은 없습니다.", "The instructor looks at it. There is nothing left to do.");
  return part.points === undefined
    ? text("잘 받았습니다. 채점을 기다리세요.", "It has arrived. Wait for it to be marked.")
    : text("잘 받았습니다. 더 할 일은 없습니다.", "It has arrived. There is nothing left to do.");
}
