import { Upload, type UploadState } from "../edges/upload.ts";
import { language } from "../edges/session.ts";
import type { UploadRecord } from "../rules/blocks.ts";
import { duration } from "../rules/countdown.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { remaining, speed } from "../rules/pace.ts";
import { SILENT } from "../rules/patience.ts";
import { receiptFile } from "../rules/receiptText.ts";
import { text, type Text } from "../rules/text.ts";
import type { PartSummary } from "../rules/wire.ts";
import { announce, download, el, fill, say } from "./dom.ts";
import { words } from "./words.ts";

/** How it can end. */
export type Outcome = UploadState & { readonly stage: "stopped" | "cancelled" | "done" };

/** One file on its way, as a student sees and hears it. */
export class Sending {
  private readonly bar: HTMLProgressElement;
  private readonly line = el("p", { className: "hint figures" });
  private readonly declared = el("div");
  private readonly cancelling = el("button", { type: "button", className: "button quiet" }, words.cancel);
  private readonly upload: Upload;
  private outcome: Outcome | undefined;
  private stage: UploadState["stage"] | undefined;
  /** Told once and not at every try, until something arrives again. */
  private broken = false;
  private silent = false;
  private quarters = 0;

  /**
   * @param now the server's time, in milliseconds since 1970.
   * @param briefly of the later ones of several only trouble is told to those who listen.
   */
  constructor(
    private readonly file: File,
    part: PartSummary,
    private readonly zone: string,
    now: () => number,
    private readonly briefly: boolean,
  ) {
    this.bar = el("progress", { max: file.size, attributes: { "aria-label": `${say(part.title)}: ${file.name}` } });
    this.cancelling.addEventListener("click", () => this.cancel());
    this.upload = new Upload(file, part.id, now, (state) => this.show(state));
  }

  /** @param heading what stands above the bar. */
  draw(place: HTMLElement, heading: string): void {
    fill(place, el("p", { className: "file" }, heading), this.bar, this.line, this.declared, el("div", { className: "row" }, this.cancelling));
    this.cancelling.focus();
  }

  cancel(): void {
    this.upload.cancel();
  }

  async run(): Promise<Outcome> {
    await this.upload.run();
    if (!this.outcome) throw new Error("an upload has ended without saying how");
    return this.outcome;
  }

  private show(state: UploadState): void {
    this.tell(state);
    switch (state.stage) {
      case "hashing":
        this.bar.value = state.done;
        fill(this.line, text(`지문(SHA-256) 계산 중 · ${bytes(state.done)} / ${bytes(this.file.size)}`, `Computing the fingerprint (SHA-256) · ${bytes(state.done)} of ${bytes(this.file.size)}`));
        break;
      case "declaring":
        this.bar.removeAttribute("value");
        fill(this.line, SPOKEN.declaring);
        break;
      case "sending":
        if (this.declared.childElementCount === 0) fill(this.declared, declaredNote(state.record, this.zone));
        this.bar.value = sentOf(state);
        fill(this.line, [`${bytes(sentOf(state))} / ${bytes(this.file.size)}`, ...this.pace(state)].join(" · "));
        break;
      case "waiting":
        fill(this.line, SPOKEN.waiting, ...(state.record ? [] : [" ", NOT_DECLARED]));
        break;
      default:
        this.outcome = state;
    }
  }

  private pace({ samples, silent }: UploadState & { stage: "sending" }): string[] {
    if (silent >= SILENT) return [say(text(`${Math.floor(silent / 1000)}초째 응답 없음`, `no answer for ${Math.floor(silent / 1000)} s`))];
    const [pace, left] = [speed(samples), remaining(samples, this.file.size)];
    return pace === undefined || left === undefined ? [] : [`${bytes(pace)}/s`, say(duration(Math.max(0, left - silent)))];
  }

  private tell(state: UploadState): void {
    if (state.stage !== this.stage) this.tellStage(state);
    this.stage = state.stage;
    if (state.stage !== "sending") return;
    if (this.broken && state.samples.length > 1) {
      this.broken = false;
      announce(SPOKEN.sending);
    }
    const silent = state.silent >= SILENT;
    if (silent && !this.silent) announce(text("응답이 없습니다. 기다리는 중입니다.", "There is no answer; waiting for one."));
    this.silent = silent;
    // Often enough to know that it goes on, seldom enough to hear anything else.
    const quarters = Math.floor((4 * sentOf(state)) / this.file.size);
    if (quarters > this.quarters && quarters < 4 && !this.briefly) announce(text(`${25 * quarters} % 보냈습니다.`, `${25 * quarters} % is sent.`));
    this.quarters = quarters;
  }

  private tellStage(state: UploadState): void {
    switch (state.stage) {
      case "stopped":
        announce(SPOKEN.stopped, true);
        announce(state.why, true);
        break;
      case "cancelled":
        announce(SPOKEN.cancelled);
        break;
      case "waiting":
        if (this.broken) break;
        this.broken = true;
        announce(SPOKEN.waiting);
        if (!state.record) announce(NOT_DECLARED);
        break;
      case "done":
        break;
      default:
        if (!this.broken && !this.briefly) announce(SPOKEN[state.stage]);
    }
  }
}

/** The time that counts, said plainly, with its receipt. */
export function declaredNote(record: UploadRecord, zone: string): HTMLElement {
  const counted = instant(record.countedAt, zone, language());
  const due = instant(record.due, zone, language()).local;
  return el(
    "p",
    { className: `note ${record.onTime ? "good" : "warn"}` },
    text(
      `신고 시각은 ${counted.local} (${counted.utc})이고, ${record.onTime ? "제때입니다" : "마감 후입니다"} (마감 ${due}). 파일이 시간 안에 다 도착하면 이 시각이 제출 시각입니다.`,
      `Declared at ${counted.local} (${counted.utc}), ${record.onTime ? "on time" : "after the due time"} (due ${due}). This is the time that counts if the file arrives in the window.`,
    ),
    " ",
    receiptButton(record, zone),
  );
}

/** The same of several files, a line each. */
export const declaredList = (sent: readonly UploadRecord[], zone: string): HTMLElement =>
  el(
    "ul",
    { className: "checks" },
    ...sent.map((record) =>
      el(
        "li",
        { className: record.onTime ? "fine" : "warned" },
        `${record.fileName} · ${instant(record.countedAt, zone, language()).local} · `,
        record.onTime ? text("제때", "on time") : text("마감 후", "after the due time"),
        " ",
        receiptButton(record, zone),
      ),
    ),
  );

function receiptButton(record: UploadRecord, zone: string): HTMLElement {
  const save = el("button", { type: "button", className: "link" }, words.downloadReceipt, el("span", { className: "unseen" }, ` · ${record.fileName}`));
  save.addEventListener("click", () => {
    const claims = { kind: "declared" as const, partId: record.part, fileName: record.fileName, size: record.size, sha256: record.sha256, declaredAt: record.countedAt };
    download(new Blob([receiptFile(claims, record.receipt, zone, location.origin)], { type: "text/plain" }), `receipt-${record.part}-declared.txt`);
  });
  return save;
}

const sentOf = ({ samples }: UploadState & { stage: "sending" }): number => samples.at(-1)?.bytes ?? 0;

const NOT_DECLARED = text("아직 신고되지 않았습니다.", "It is not declared yet.");

export const SPOKEN: Record<UploadState["stage"], Text> = {
  hashing: text("파일의 지문을 계산합니다.", "Computing the file's fingerprint."),
  declaring: text("서버에 신고하는 중입니다.", "Telling the server."),
  sending: text("보내는 중입니다.", "Sending."),
  waiting: text("연결이 끊겼습니다. 저절로 이어서 보냅니다.", "The connection is broken. It goes on by itself."),
  stopped: text("보내지 못했습니다.", "It could not be sent."),
  cancelled: text("취소했습니다.", "Cancelled."),
  done: text("다 보냈습니다. 검사를 기다립니다.", "All sent. It now waits for inspection."),
};
