import { language } from "../edges/session.ts";
import * as records from "../edges/uploadRecords.ts";
import { pdfPages, readHead, videoSeconds } from "../edges/fileFacts.ts";
import { arrivedBytes, type UploadRecord } from "../rules/blocks.ts";
import { checksOf, mayBeSent, type Told } from "../rules/fileChecks.ts";
import { bytes, instant } from "../rules/numbers.ts";
import { isolated, text, type Text } from "../rules/text.ts";
import type { AttemptVerdict, Declaration, PartSummary } from "../rules/wire.ts";
import { busy } from "./busy.ts";
import { announce, el, fill, reach, say, type Child } from "./dom.ts";
import { filePicker } from "./filePicker.ts";
import { declaredList, declaredNote, Sending, SPOKEN, type Outcome } from "./sending.ts";
import { words } from "./words.ts";

/** A chosen file with what could be told of it. */
interface Looked {
  readonly file: File;
  readonly told: readonly Told[];
}

/** Where one part's files are chosen, checked and sent. It keeps its own state, so that the rest of the page can be drawn anew. */
export class UploadPanel {
  readonly element = el("div", { className: "upload" });
  private sending: Sending | undefined;
  private awaited: readonly Declaration[] = [];
  private again = false;
  /** What was sent last, until all of it is inspected. */
  private sent: { readonly hashes: readonly string[]; readonly notice: HTMLElement; readonly watchedUntil: number } | undefined;
  /** Nothing is chosen and nothing told that a new drawing would take away. */
  private resting = true;
  /** Grows with every drawing: a look at a file that has been overtaken must not draw over what came after it. */
  private drawing = 0;

  /**
   * @param now the server's time, in milliseconds since 1970.
   * @param arrived told when a file has been sent, so that the page asks the server what became of it.
   */
  constructor(
    private readonly part: PartSummary,
    private readonly zone: string,
    private readonly now: () => number,
    private readonly arrived: () => void,
    left: AbortSignal,
  ) {
    left.addEventListener("abort", () => this.sending?.cancel());
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
    if (sent && sent.hashes.every((sha256) => attempts.some((each) => each.sha256 === sha256))) {
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
      // Each picture is a file of its own to the rules; of other parts one file counts.
      several: this.part.kind === "images",
      picked: (files, left) => void this.look(files, left),
    });
    this.draw(...notice, ...(notice.length > 0 ? [] : this.awaited.map((each) => this.awaitedNotice(each))), target);
    if (!held) return;
    if (this.resting) target.querySelector("input")?.focus();
    else if (this.element.firstElementChild instanceof HTMLElement) reach(this.element.firstElementChild);
  }

  private draw(...content: Child[]): number {
    fill(this.element, ...content);
    return ++this.drawing;
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

  /** @param left how many more were dropped and are not taken. */
  private async look(files: readonly File[], left: number): Promise<void> {
    this.resting = false;
    const other = el("button", { type: "button", className: "button quiet" }, words.other);
    other.addEventListener("click", () => this.drawChoice());
    const drawing = this.draw(el("p", { className: "file" }, namesOf(files)), el("p", { className: "hint" }, words.checking), el("div", { className: "row" }, other));
    other.focus();
    announce(words.checking);
    const looked = await Promise.all(files.map(async (file) => ({ file, told: await this.told(file) })));
    if (drawing !== this.drawing) return;

    const fit = looked.filter(({ told }) => mayBeSent(told)).map(({ file }) => file);
    const send = el("button", { type: "button", className: "button" }, fit.length > 1 ? text(`${fit.length}개 제출하기`, `Hand in ${fit.length} files`) : words.send);
    send.addEventListener("click", () => void this.start(fit));
    const may = fit.length > 0;
    const onlyOne = left > 0 && text(`이 항목은 파일을 하나만 받습니다. 「${namesOf(files)}」만 골랐고 나머지 ${left}개는 두었습니다.`, `One file is taken here: this is the first, and ${left} more were left.`);
    const held = this.element.contains(document.activeElement);
    this.draw(
      files.length === 1 && el("p", { className: "file" }, namesOf(files)),
      el("ul", { className: "checks" }, onlyOne && el("li", { className: "warned" }, onlyOne), ...linesOf(looked).map(({ kind, what }) => el("li", { className: kind }, what))),
      may && el("p", { className: "hint" }, text("「제출하기」를 누르고 파일을 신고한 시각이 제출 시각이 됩니다.", "Once handed in, the moment at which the file is declared counts.")),
      files.length > 1 && el("p", { className: "hint" }, text("사진은 하나씩 차례로 보내고, 사진마다 접수됩니다. ZIP 하나로 묶어 내도 됩니다.", "They are sent one after the other, each with its own time and receipt. One ZIP of them will do as well.")),
      el("div", { className: "row" }, may && send, other),
    );
    if (held) (may ? send : other).focus();
    if (onlyOne) announce(onlyOne);
    for (const { kind, what } of linesOf(looked)) if (kind !== "fine") announce(what, kind === "refused");
  }

  private async told(file: File): Promise<readonly Told[]> {
    const seconds = this.part.kind === "video" ? await videoSeconds(file) : undefined;
    try {
      const head = await readHead(file);
      const pages = this.part.kind === "pdf" ? await pdfPages(file) : undefined;
      return checksOf({ name: file.name, size: file.size, head, ...(seconds === undefined ? {} : { seconds }), ...(pages === undefined ? {} : { pages }) }, this.part);
    } catch {
      return [{ kind: "refused", what: text("파일을 읽을 수 없습니다. 폴더이거나 옮겨진 파일일 수 있습니다.", "This cannot be read: it may be a folder, or a file that was moved.") }];
    }
  }

  /**
   * Sends one after the other, so that one line carries one file and the first are there soon.
   * @param sent those of the same choice that are there already.
   */
  private async start(files: readonly File[], sent: readonly UploadRecord[] = []): Promise<void> {
    const of = files.length + sent.length;
    const there = [...sent];
    busy.add(this);
    try {
      for (const [index, file] of files.entries()) {
        this.sending = new Sending(file, this.part, this.zone, this.now, there.length > 0);
        this.draw();
        this.sending.draw(this.element, of > 1 ? `${there.length + 1} / ${of} · ${file.name}` : file.name);
        const outcome = await this.sending.run();
        if (outcome.stage !== "done") return this.ended(outcome, files.slice(index), there);
        there.push(outcome.record);
        announce(there.length === of ? SPOKEN.done : text(`${of}개 중 ${there.length}개를 보냈습니다.`, `${there.length} of ${of} are sent.`));
        if (there.length < of) this.arrived();
      }
    } finally {
      busy.delete(this);
    }
    this.sent = { hashes: there.map(({ sha256 }) => sha256), notice: el("p", { className: "note good" }, SPOKEN.done), watchedUntil: performance.now() + WATCHED };
    this.drawChoice(this.sent.notice, this.declared(there));
    this.arrived();
  }

  private ended(outcome: Exclude<Outcome, { stage: "done" }>, rest: readonly File[], there: readonly UploadRecord[]): void {
    const { record } = outcome;
    const stopped = outcome.stage === "stopped";
    const goOn = el("button", { type: "button", className: "button" }, record || there.length > 0 ? words.goOn : words.again);
    goOn.addEventListener("click", () => void this.start(rest, there));
    this.drawChoice(
      el("p", { className: stopped ? "note bad" : "note" }, stopped ? outcome.why : SPOKEN.cancelled, record && " ", record && this.soFar(record)),
      stopped && record && declaredNote(record, this.zone),
      there.length > 0 && this.declared(there),
      (stopped || record || there.length > 0) && el("div", { className: "row" }, goOn),
    );
  }

  private declared(there: readonly UploadRecord[]): HTMLElement {
    const [first, ...more] = there;
    return first && more.length === 0 ? declaredNote(first, this.zone) : declaredList(there, this.zone);
  }
}

/** Of one file all that was told, of several one line each. */
function linesOf(looked: readonly Looked[]): readonly Told[] {
  if (looked.length === 1) return looked.flatMap(({ told }) => told);
  return looked.map(({ file, told }) => {
    const trouble = told.filter(({ kind }) => kind !== "fine");
    const kind = mayBeSent(told) ? (trouble.length > 0 ? "warned" : "fine") : "refused";
    const join = (of: (what: Text) => string): string => [`${isolated(file.name)} (${bytes(file.size)})`, ...trouble.map(({ what }) => of(what))].join(": ");
    return { kind, what: text(join(({ ko }) => ko), join(({ en }) => en)) };
  });
}

const namesOf = (files: readonly File[]): string => files.map(({ name }) => isolated(name)).join(", ");

/** Milliseconds in which an inspection is worth asking for often; at a rush it may take longer. */
const WATCHED = 60_000;

const ACCEPT: Record<PartSummary["kind"], string> = {
  pdf: ".pdf,application/pdf",
  zip: ".zip,application/zip",
  video: ".mp4,.mov,.m4v,video/mp4,video/quicktime",
  images: ".png,.jpg,.jpeg,.webp,.zip,.csv",
};
