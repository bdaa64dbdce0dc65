import { language } from "../edges/session.ts";
import * as records from "../edges/uploadRecords.ts";
import { pdfPages, readHead, videoSeconds } from "../edges/fileFacts.ts";
import { Upload, type UploadState } from "../edges/upload.ts";
import { arrivedBytes, type UploadRecord } from "../rules/blocks.ts";
import { duration } from "../rules/countdown.ts";
import { checksOf, mayBeSent } from "../rules/fileChecks.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { remaining, speed } from "../rules/pace.ts";
import { receiptFile } from "../rules/receiptText.ts";
import { isolated, text, type Text } from "../rules/text.ts";
import type { AttemptVerdict, Declaration, PartSummary } from "../rules/wire.ts";
import { busy } from "./busy.ts";
import { announce, download, el, fill, reach, say, type Child } from "./dom.ts";
import { filePicker } from "./filePicker.ts";
import { words } from "./words.ts";

/** Where one part's file is chosen, checked and sent. It keeps its own state, so that the rest of the page can be drawn anew. */
export class UploadPanel {
  readonly element = el("div", { className: "upload" });
  private upload: Upload | undefined;
  private awaited: readonly Declaration[] = [];
  private again = false;
  /** What was sent last, until it is inspected. */
  private sent: { readonly sha256: string; readonly notice: HTMLElement; readonly watchedUntil: number } | undefined;
  /** Nothing is chosen and nothing told that a new drawing would take away. */
  private resting = true;

  /** @param arrived told when a file has been sent, so that the page asks the server what became of it. */
  constructor(
    private readonly part: PartSummary,
    private readonly zone: string,
    private readonly arrived: () => void,
    left: AbortSignal,
  ) {
    left.addEventListener("abort", () => this.upload?.cancel());
    this.drawChoice();
  }

  /** A file was sent a moment ago, and what the server says of the part does not tell of it yet. */
  get waits(): boolean {
    return this.sent !== undefined && performance.now() < this.sent.watchedUntil;
  }

  /**
   * @param awaited what this student has declared for the part and is not inspected.
   * @param attempts what of the part has been inspected.
   */
  expect(awaited: readonly Declaration[], attempts: readonly AttemptVerdict[]): void {
    const again = attempts.length > 0;
    const changed = again !== this.again || JSON.stringify(awaited) !== JSON.stringify(this.awaited);
    this.awaited = awaited;
    this.again = again;
    const { sent } = this;
    if (sent && attempts.some((each) => each.sha256 === sent.sha256)) {
      fill(sent.notice, text("다 보냈습니다. 검사가 끝났습니다.", "All sent. It has been inspected."));
      this.sent = undefined;
    }
    if (changed && this.resting) this.drawChoice();
  }

  private drawChoice(...notice: Child[]): void {
    this.resting = notice.length === 0;
    const held = this.element.contains(document.activeElement);
    const target = filePicker({
      id: `file-${this.part.id}`,
      label: this.again ? words.chooseAgain : words.choose,
      of: this.part.title,
      accept: ACCEPT[this.part.kind],
      quiet: this.again,
      picked: (file) => void this.look(file),
    });
    fill(this.element, ...notice, ...(notice.length > 0 ? [] : this.awaited.map((each) => this.awaitedNotice(each))), target);
    if (!held) return;
    if (this.resting) target.querySelector("input")?.focus();
    else if (this.element.firstElementChild instanceof HTMLElement) reach(this.element.firstElementChild);
  }

  private awaitedNotice({ uploadId, fileName, size, at }: Declaration): Node {
    const record = records.find(uploadId);
    const when = instant(at, this.zone, language()).local;
    return el(
      "p",
      { className: "note warn" },
      record
        ? text(
            `「${isolated(fileName)}」(${bytes(size)}): ${when}에 신고되었지만 아직 다 도착하지 않았습니다. 같은 파일을 다시 고르면 이어서 보냅니다.`,
            `“${isolated(fileName)}” (${bytes(size)}) was declared at ${when} and has not arrived in full. Choose the same file again to go on.`,
          )
        : text(
            `「${isolated(fileName)}」(${bytes(size)}): ${when}에 신고되었고 아직 검사되지 않았습니다. 다 보내지 못했다면 같은 파일을 다시 고르십시오.`,
            `“${isolated(fileName)}” (${bytes(size)}) was declared at ${when} and has not been inspected yet. If it was not sent in full, choose the same file again.`,
          ),
      record && " ",
      record && this.soFar(record),
    );
  }

  private soFar(record: UploadRecord): string {
    const until = instant(record.arriveBy, this.zone, language()).local;
    const share = Math.floor((100 * arrivedBytes(record)) / record.size);
    return say(text(`${share} %까지 보냈고, ${until}까지 도착하면 됩니다.`, `${share} % is there; it has until ${until}.`));
  }

  private async look(file: File): Promise<void> {
    this.resting = false;
    const seconds = this.part.kind === "video" ? await videoSeconds(file) : undefined;
    let head: Uint8Array;
    let pages: number | undefined;
    try {
      head = await readHead(file);
      pages = this.part.kind === "pdf" ? await pdfPages(file) : undefined;
    } catch {
      return this.drawChoice(
        el("p", { className: "note bad" }, text("파일을 읽을 수 없습니다. 폴더이거나 옮겨진 파일일 수 있습니다.", "This cannot be read: it may be a folder, or a file that was moved.")),
      );
    }
    const told = checksOf({ name: file.name, size: file.size, head, ...(seconds === undefined ? {} : { seconds }), ...(pages === undefined ? {} : { pages }) }, this.part);
    const list = el("ul", { className: "checks" }, ...told.map(({ kind, what }) => el("li", { className: kind }, what)));
    const send = el("button", { type: "button", className: "button" }, words.send);
    send.addEventListener("click", () => this.start(file));
    const other = el("button", { type: "button", className: "button quiet" }, words.other);
    other.addEventListener("click", () => this.drawChoice());
    const may = mayBeSent(told);
    fill(
      this.element,
      el("p", { className: "file" }, file.name),
      list,
      may && el("p", { className: "hint" }, text("「제출하기」를 누르고 파일을 신고한 시각이 제출 시각이 됩니다.", "Once handed in, the moment at which the file is declared counts.")),
      el("div", { className: "row" }, may && send, other),
    );
    (may ? send : other).focus();
    for (const each of told) if (each.kind !== "fine") announce(each.what);
  }

  private start(file: File): void {
    const bar = el("progress", { max: file.size, attributes: { "aria-label": `${say(this.part.title)}: ${file.name}` } });
    const line = el("p", { className: "hint figures" });
    const declared = el("div");
    const cancel = el("button", { type: "button", className: "button quiet" }, words.cancel);
    cancel.addEventListener("click", () => this.upload?.cancel());
    fill(this.element, el("p", { className: "file" }, file.name), bar, line, declared, el("div", { className: "row" }, cancel));
    cancel.focus();
    busy.add(this);
    let stage = "";
    let quarters = 0;
    this.upload = new Upload(file, this.part.id, (state) => {
      if (state.stage === "sending" && stage !== "sending" && declared.childElementCount === 0) fill(declared, this.declared(state.record));
      if (state.stage !== stage) announce(SPOKEN[state.stage]);
      stage = state.stage;
      // Often enough to know that it goes on, seldom enough to hear anything else.
      const there = state.stage === "sending" ? Math.floor((4 * sentOf(state)) / file.size) : quarters;
      if (there > quarters && there < 4) announce(text(`${25 * there} % 보냈습니다.`, `${25 * there} % is sent.`));
      quarters = there;
      this.show(state, file, bar, line);
    });
    void this.upload.run().finally(() => busy.delete(this));
  }

  private show(state: UploadState, file: File, bar: HTMLProgressElement, line: HTMLElement): void {
    switch (state.stage) {
      case "hashing":
        bar.value = state.done;
        fill(line, text(`지문(SHA-256) 계산 중 · ${bytes(state.done)} / ${bytes(file.size)}`, `Computing the fingerprint (SHA-256) · ${bytes(state.done)} of ${bytes(file.size)}`));
        break;
      case "declaring":
        bar.removeAttribute("value");
        fill(line, SPOKEN.declaring);
        break;
      case "sending": {
        const sent = sentOf(state);
        const [pace, left] = [speed(state.samples), remaining(state.samples, file.size)];
        bar.value = sent;
        fill(
          line,
          [`${bytes(sent)} / ${bytes(file.size)}`, pace && `${bytes(pace)}/s`, left && say(duration(left))].filter(Boolean).join(" · "),
        );
        break;
      }
      case "waiting":
        fill(line, SPOKEN.waiting);
        break;
      case "stopped":
        this.drawChoice(el("p", { className: "note bad" }, state.why, state.record && " ", state.record && this.soFar(state.record)), state.record && this.declared(state.record), this.goOn(file));
        break;
      case "cancelled":
        this.drawChoice(
          el("p", { className: "note" }, SPOKEN.cancelled, state.record && " ", state.record && this.soFar(state.record)),
          state.record && this.goOn(file),
        );
        break;
      case "done":
        this.sent = { sha256: state.record.sha256, notice: el("p", { className: "note good" }, SPOKEN.done), watchedUntil: performance.now() + WATCHED };
        this.drawChoice(this.sent.notice, this.declared(state.record));
        this.arrived();
    }
  }

  private goOn(file: File): HTMLElement {
    const button = el("button", { type: "button", className: "button" }, words.goOn);
    button.addEventListener("click", () => this.start(file));
    return el("div", { className: "row" }, button);
  }

  /** The time that counts, said plainly, with its receipt. */
  private declared(record: UploadRecord): HTMLElement {
    const counted = instant(record.countedAt, this.zone, language());
    const onTime = Date.parse(record.countedAt) <= Date.parse(this.part.due);
    const save = el("button", { type: "button", className: "link" }, words.downloadReceipt);
    save.addEventListener("click", () => {
      const claims = { kind: "declared" as const, partId: record.part, fileName: record.fileName, size: record.size, sha256: record.sha256, declaredAt: record.countedAt };
      download(new Blob([receiptFile(claims, record.receipt, this.zone, location.origin)], { type: "text/plain" }), `receipt-${record.part}-declared.txt`);
    });
    return el(
      "p",
      { className: `note ${onTime ? "good" : "warn"}` },
      text(
        `신고 시각은 ${counted.local} (${counted.utc})이고, ${onTime ? "제때입니다" : "마감 후입니다"}. 파일이 시간 안에 다 도착하면 이 시각이 제출 시각입니다.`,
        `Declared at ${counted.local} (${counted.utc}), ${onTime ? "on time" : "after the due time"}. This is the time that counts if the file arrives in the window.`,
      ),
      " ",
      save,
    );
  }
}

/** Milliseconds in which an inspection is worth asking for often; at a rush it may take longer. */
const WATCHED = 60_000;

const sentOf = ({ samples }: UploadState & { stage: "sending" }): number => samples.at(-1)?.bytes ?? 0;

const ACCEPT: Record<PartSummary["kind"], string> = {
  pdf: ".pdf,application/pdf",
  zip: ".zip,application/zip",
  video: ".mp4,.mov,.m4v,video/mp4,video/quicktime",
  images: ".png,.jpg,.jpeg,.webp,.zip,.csv",
};

const SPOKEN: Record<UploadState["stage"], Text> = {
  hashing: text("파일의 지문을 계산합니다.", "Computing the file's fingerprint."),
  declaring: text("서버에 신고하는 중입니다.", "Telling the server."),
  sending: text("보내는 중입니다.", "Sending."),
  waiting: text("연결이 끊겼습니다. 저절로 이어서 보냅니다.", "The connection is broken. It goes on by itself."),
  stopped: text("보내지 못했습니다.", "It could not be sent."),
  cancelled: text("취소했습니다.", "Cancelled."),
  done: text("다 보냈습니다. 검사를 기다립니다.", "All sent. It now waits for inspection."),
};
