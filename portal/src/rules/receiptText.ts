import { instant, bytes } from "./numbers.ts";
import { isolated } from "./text.ts";
import type { ReceiptClaims } from "./wire.ts";

/** The last line that {@link receiptFile} writes before the receipt itself. */
const MARK = "-----RECEIPT-----";

/**
 * A receipt as a text file that someone who was not there can read and check.
 * @param signed the receipt itself, a JWS.
 * @param where the address of this page's server, where it can be verified.
 */
export function receiptFile(claims: Omit<ReceiptClaims, "issuer" | "keyId" | "studentId" | "courseId">, signed: string, zone: string, where: string): string {
  const time = (iso: string): string => {
    const [ko, en] = [instant(iso, zone, "ko"), instant(iso, zone, "en")];
    return `${ko.local} / ${en.utc}`;
  };
  return [
    "CourseAI 접수증 / receipt",
    "",
    claims.kind === "received"
      ? "서버가 아래 파일을 받아 보관하고 있음을 확인합니다. / The server has received and keeps the file below."
      : "서버가 아래 파일을 내겠다는 신고를 받았음을 확인합니다. 파일은 따로 도착해야 합니다. / The server was told of the file below. The file itself has to arrive, too.",
    "",
    `과제 / part: ${claims.partId}`,
    `파일 / file: ${isolated(claims.fileName)} (${bytes(claims.size)}, ${claims.size} bytes)`,
    `SHA-256: ${claims.sha256}`,
    ...(claims.declaredAt ? [`신고 시각 / declared: ${time(claims.declaredAt)}`] : []),
    ...(claims.arrivedAt ? [`도착 시각 / arrived: ${time(claims.arrivedAt)}`] : []),
    "",
    `확인하는 곳 / verify at: ${where}/#/verify`,
    "이 파일을 그대로 올리면 됩니다. / Give this very file there.",
    "",
    MARK,
    signed,
    "",
  ].join("\n");
}

/** Finds the receipt in what someone pastes or drops: the file above, the receipt alone, or with line breaks of a mail. */
export function signedIn(content: string): string | undefined {
  const after = content.includes(MARK) ? content.slice(content.lastIndexOf(MARK) + MARK.length) : content;
  const [found] = /^[\w-]+\.[\w-]+\.[\w-]+$/.exec(after.replaceAll(/\s/g, "")) ?? [];
  return found;
}
