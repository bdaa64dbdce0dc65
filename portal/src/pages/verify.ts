import * as api from "../edges/api.ts";
import { language } from "../edges/session.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { signedIn } from "../rules/receiptText.ts";
import { isolated, text } from "../rules/text.ts";
import type { ReceiptAnswer } from "../rules/wire.ts";
import { announce, el, fill } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { filePicker } from "./filePicker.ts";
import { words } from "./words.ts";

/** A receipt is a few hundred bytes; a larger file is something else, and is not read. */
const MOST_BYTES = 64 * 1024;

/** Open to anyone: is this receipt one of ours, and what does it say? By file, by text, or by the number in the address. */
export async function verify(main: HTMLElement, id: string | undefined): Promise<void> {
  const answer = el("div");
  const area = el("textarea", { id: "receipt-text", rows: 6, spellcheck: false, attributes: { autocomplete: "off" } });
  const check = el("button", { type: "button", className: "button" }, text("확인하기", "Verify"));
  const ask = (content: string): Promise<void> =>
    withFailureShown(check, async () => {
      const signed = signedIn(content);
      show(answer, signed === undefined ? NOT_A_RECEIPT : await api.verify(signed));
    });
  check.addEventListener("click", () => void ask(area.value));
  const read = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) show(answer, NOT_A_RECEIPT);
    else await ask((area.value = await file.text()));
  };
  fill(
    main,
    el("h1", {}, words.verify),
    el(
      "p",
      {},
      text(
        "접수증은 서버가 서명한 증명입니다. 어떤 파일을 언제 신고했는지, 또는 언제 받았는지를 밝힙니다. 여기서 서명을 확인할 수 있습니다.",
        "A receipt is a statement that the server has signed: which file was declared, or has arrived, and when. Here its signature is verified.",
      ),
    ),
    el(
      "section",
      { className: "card" },
      filePicker({ id: "receipt-file", label: text("접수증 파일 고르기", "Choose a receipt file"), accept: ".txt,text/plain", quiet: true, picked: ([file]) => void read(file) }),
      el("label", { htmlFor: area.id, className: "above" }, text("또는 내용을 붙여 넣으세요", "or paste what is in it")),
      area,
      el("div", { className: "row" }, check),
    ),
    answer,
  );
  if (id !== undefined) await withFailureShown(check, async () => show(answer, await api.receipt(id)));
}

const NOT_A_RECEIPT: ReceiptAnswer = {
  valid: false,
  problem: text("접수증이 아닙니다. 내려받은 접수증 파일을 그대로 고르거나, 그 내용을 모두 붙여 넣으세요.", "This is no receipt. Choose the receipt file as it was downloaded, or paste all of it."),
};

function show(answer: HTMLElement, { valid, claims, problem }: ReceiptAnswer): void {
  const verdict = valid ? text("이 서버가 서명한 접수증입니다.", "This server signed this receipt.") : text("확인되지 않았습니다.", "It could not be verified.");
  announce(verdict);
  fill(
    answer,
    el("p", { className: `note ${valid ? "good" : "bad"}` }, el("strong", {}, verdict), !valid && problem && " ", !valid && problem),
    claims &&
      valid &&
      el(
        "dl",
        {},
        el("dt", {}, text("무엇을 증명하나", "What it says")),
        el(
          "dd",
          {},
          claims.kind === "received"
            ? text("서버가 이 파일을 받아 보관하고 있습니다.", "The server has received this file and keeps it.")
            : text("서버가 이 파일을 내겠다는 신고를 받았습니다. 파일이 도착했다는 뜻은 아닙니다.", "The server was told that this file would be handed in. It does not say that the file arrived."),
        ),
        ...row(text("학번", "Student"), claims.studentId),
        ...row(text("과제", "Part"), `${claims.courseId} · ${claims.partId}`),
        ...row(text("파일", "File"), `${isolated(claims.fileName)} · ${bytes(claims.size)}`),
        ...row("SHA-256", claims.sha256),
        ...(claims.declaredAt ? row(text("신고 시각", "Declared"), times(claims.declaredAt)) : []),
        ...(claims.arrivedAt ? row(text("도착 시각", "Arrived"), times(claims.arrivedAt)) : []),
        ...(claims.attemptId ? shortAddress(`/r/${encodeURIComponent(claims.attemptId)}`) : []),
        ...row(text("서명", "Signed by"), `${claims.issuer} · ${claims.keyId}`),
      ),
  );
}

/** The page behind a report's QR code: short enough for paper, and without script. */
const shortAddress = (path: string): Node[] => [
  el("dt", {}, text("짧은 주소", "Short address")),
  el("dd", { className: "file" }, el("a", { href: path }, location.origin + path)),
];

const row = (name: string | ReturnType<typeof text>, value: string): Node[] => [el("dt", {}, name), el("dd", { className: "file" }, value)];

/** Whoever verifies is not signed in and knows no course: their own zone, and UTC. */
function times(iso: string): string {
  const { local, utc } = instant(iso, Intl.DateTimeFormat().resolvedOptions().timeZone, language());
  return `${local} (${utc})`;
}
