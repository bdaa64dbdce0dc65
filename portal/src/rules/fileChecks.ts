import { bytes } from "./numbers.ts";
import { text, type Text } from "./text.ts";
import type { PartSummary } from "./wire.ts";

/** What a browser can know of a file before a byte leaves. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** The first bytes, up to {@link HEAD_BYTES}. */
  readonly head: Uint8Array;
  /** Length of a video in seconds; absent where the browser cannot tell. */
  readonly seconds?: number;
  /** Of a PDF; absent where the browser cannot tell. */
  readonly pages?: number;
}

/** `refused`: the server would refuse it, too. `warned`: it may be handed in, and this is what would be found. */
export interface Told {
  readonly kind: "refused" | "warned" | "fine";
  readonly what: Text;
}

export const HEAD_BYTES = 1024;

/** Over a limit on seconds only if longer than it by more than this, as the server decides. */
const SECONDS_OF_GRACE = 0.5;

export function checksOf(file: ChosenFile, part: PartSummary): Told[] {
  if (file.size === 0)
    return [refused("빈 파일입니다. 저장이 끝난 파일인지 확인하세요.", "The file is empty. Check that saving it has finished.")];
  const told = [sizeOf(file, part), formatOf(file, part), lengthOf(file, part), pagesOf(file, part)];
  return told.filter((each) => each !== undefined);
}

export const mayBeSent = (told: readonly Told[]): boolean => told.every((each) => each.kind !== "refused");

function sizeOf(file: ChosenFile, part: PartSummary): Told {
  const [size, limit] = [bytes(file.size), bytes(part.maxBytes)];
  return file.size > part.maxBytes
    ? refused(`크기가 ${size}입니다. ${limit}까지 낼 수 있습니다.`, `The file has ${size}; up to ${limit} can be handed in.`)
    : { kind: "fine", what: text(`크기 ${size} (${limit}까지)`, `Size ${size} (up to ${limit})`) };
}

function formatOf(file: ChosenFile, part: PartSummary): Told {
  const format = formatOfHead(file.head);
  const wanted = WANTED[part.kind];
  const isLabels = part.kind === "images" && file.name.toLowerCase() === "labels.csv";
  if (isLabels || (format && wanted.formats.includes(format)))
    return { kind: "fine", what: text("형식이 맞습니다.", "The format is right.") };
  return {
    kind: "warned",
    what: text(
      `${wanted.name.ko}로 보이지 않습니다. 그대로 내면 읽지 못할 수 있습니다.`,
      `This does not look like ${wanted.name.en}. If handed in as it is, it may not be readable.`,
    ),
  };
}

function lengthOf(file: ChosenFile, part: PartSummary): Told | undefined {
  const limit = part.limits["maxSeconds"];
  if (part.kind !== "video" || limit === undefined || file.seconds === undefined) return undefined;
  const seconds = file.seconds.toFixed(1);
  return file.seconds > limit + SECONDS_OF_GRACE
    ? {
        kind: "warned",
        what: text(`영상이 ${seconds}초로 ${limit}초를 넘습니다. 감점됩니다.`, `The video has ${seconds} s, over ${limit} s: points are taken off.`),
      }
    : { kind: "fine", what: text(`영상 ${seconds}초 (${limit}초까지)`, `Video of ${seconds} s (up to ${limit} s)`) };
}

function pagesOf({ pages }: ChosenFile, part: PartSummary): Told | undefined {
  const limit = part.limits["maxPages"];
  if (part.kind !== "pdf" || limit === undefined || pages === undefined) return undefined;
  return pages > limit
    ? { kind: "warned", what: text(`${pages}쪽으로 ${limit}쪽을 넘습니다. 감점될 수 있습니다.`, `It has ${pages} pages, over ${limit}: points may be taken off.`) }
    : { kind: "fine", what: text(`${pages}쪽 (${limit}쪽까지)`, `${pages} ${pages === 1 ? "page" : "pages"} (up to ${limit})`) };
}

type Format = "pdf" | "zip" | "png" | "jpeg" | "webp" | "mp4";

const WANTED: Record<PartSummary["kind"], { readonly formats: readonly Format[]; readonly name: Text }> = {
  pdf: { formats: ["pdf"], name: text("PDF 파일", "a PDF") },
  zip: { formats: ["zip"], name: text("ZIP 파일", "a ZIP archive") },
  video: { formats: ["mp4"], name: text("MP4 또는 MOV 영상", "an MP4 or MOV video") },
  images: { formats: ["png", "jpeg", "webp", "zip"], name: text("PNG, JPEG, WebP 사진이나 ZIP 파일", "a PNG, JPEG or WebP picture, or a ZIP archive") },
};

/** Readers accept the header of a PDF anywhere in its first 1024 bytes (ISO 32000, annex H). */
function formatOfHead(head: Uint8Array): Format | undefined {
  const latin = Array.from(head.subarray(0, HEAD_BYTES), (byte) => String.fromCharCode(byte)).join("");
  if (latin.includes("%PDF-")) return "pdf";
  if (latin.startsWith("PK\x03\x04") || latin.startsWith("PK\x05\x06")) return "zip";
  if (latin.startsWith("\x89PNG\r\n\x1A\n")) return "png";
  if (latin.startsWith("\xFF\xD8\xFF")) return "jpeg";
  if (latin.startsWith("WEBP", 8)) return "webp";
  if (["ftyp", "moov", "mdat", "wide"].some((box) => latin.startsWith(box, 4))) return "mp4";
  return undefined;
}

const refused = (ko: string, en: string): Told => ({ kind: "refused", what: text(ko, en) });
