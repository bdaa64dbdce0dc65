import { bytes, points } from "./numbers.ts";
import { text, type Text } from "./text.ts";
import type { PartSummary } from "./wire.ts";

const KINDS: Record<PartSummary["kind"], Text> = {
  pdf: text("PDF", "PDF"),
  zip: text("ZIP", "ZIP"),
  video: text("MP4, MOV 영상", "MP4 or MOV video"),
  images: text("PNG, JPEG, WebP 사진이나 ZIP", "PNG, JPEG or WebP pictures, or a ZIP"),
};

/** The limits of a part as short phrases, the one that students ask for most first. */
export function limitsOf(part: PartSummary): Text[] {
  const { maxPages, maxSeconds, minImages, maxImages } = part.limits;
  return [
    KINDS[part.kind],
    maxPages === undefined ? undefined : text(`${maxPages}쪽까지`, `up to ${maxPages} pages`),
    maxSeconds === undefined ? undefined : length(maxSeconds),
    minImages === undefined ? undefined : text(`${minImages}장 이상`, `at least ${minImages} pictures`),
    maxImages === undefined ? undefined : text(`${maxImages}장까지`, `up to ${maxImages} pictures`),
    text(`${bytes(part.maxBytes)}까지`, `up to ${bytes(part.maxBytes)}`),
    text(`${points(part.points)}점`, part.points === 1 ? "1 point" : `${points(part.points)} points`),
  ].filter((limit) => limit !== undefined);
}

function length(seconds: number): Text {
  if (seconds % 60 !== 0) return text(`${seconds}초까지`, `up to ${seconds} s`);
  return text(`${seconds / 60}분까지`, `up to ${seconds / 60} min`);
}
