import { bytes } from "./numbers.ts";
import { isolated, text, type Text } from "./text.ts";
import type { Facts, Uninspectable } from "./wire.ts";

/** What inspection measured, as short phrases: facts, no judgement. */
export function measured(facts: Facts): Text[] {
  switch (facts.kind) {
    case "pdf":
      return [
        text(`${facts.pages}쪽`, count(facts.pages, "page")),
        text(`글자가 있는 쪽 ${facts.pagesWithText}`, `${facts.pagesWithText} with text`),
        ...facts.sections.map(({ page, heading }) => text(`${page}쪽 「${isolated(heading)}」`, `“${isolated(heading)}” on page ${page}`)),
      ];
    case "video":
      return [
        text(`영상 트랙 ${facts.seconds.toFixed(1)}초`, `${facts.seconds.toFixed(1)} s of video`),
        ...seconds(text("편집 목록", "by the edit list"), facts.presentedSeconds),
        ...seconds(text("헤더", "by the header"), facts.claimedSeconds),
        same(`${facts.container}, ${facts.codec}, ${facts.width} × ${facts.height}`),
        ...(facts.truncated ? [text("끝이 잘림", "cut off at the end")] : []),
      ];
    case "zip":
      return [
        text(`파일 ${facts.entries}개`, count(facts.entries, "file")),
        text(`풀면 ${bytes(facts.unpackedBytes)}`, `${bytes(facts.unpackedBytes)} unpacked`),
        ...facts.languages.map(({ language, files, lines }) => text(`${language} 파일 ${files}개 ${lines}줄`, `${language}: ${count(files, "file")}, ${count(lines, "line")}`)),
        ...facts.streamlit.slice(0, 1).map(({ file, line }) => same(`Streamlit: ${isolated(file)}:${line}`)),
        ...many(text("암호가 걸린 파일", "encrypted"), facts.encryptedEntries),
        ...many(text("안에 든 압축 파일", "archives inside"), facts.nestedArchives),
        ...many(text("쓸 수 없는 이름", "unsafe names"), facts.unsafeNames),
      ];
    case "images": {
      const unsure = facts.images.filter(({ prediction }) => prediction?.decision === "unsure").length;
      return [text(`사진 ${facts.images.length}장`, count(facts.images.length, "picture")), ...(unsure > 0 ? [text(`확신 없음 ${unsure}장`, `${unsure} unsure`)] : [])];
    }
    case "uninspectable":
      return [text("검사할 수 없음", "It cannot be inspected"), obstacle(facts)];
  }
}

/** The detail is what a library said, in English: in a Korean sentence the kind of obstacle stands alone. */
function obstacle({ obstacle, detail }: Uninspectable): Text {
  const known = OBSTACLES[obstacle] ?? text(obstacle, obstacle);
  return text(known.ko, detail === "" ? known.en : `${known.en} (${isolated(detail)})`);
}

const OBSTACLES: Readonly<Record<string, Text>> = {
  unsupportedFormat: text("지원하지 않는 형식", "unsupported format"),
  damaged: text("손상된 파일", "damaged"),
  truncated: text("끝부분이 잘린 파일", "cut off before its end"),
  encrypted: text("암호가 걸린 파일", "encrypted"),
  empty: text("빈 파일", "empty"),
  tooLarge: text("허용 크기를 넘은 파일", "larger than allowed"),
  tooLargeInside: text("풀었을 때 허용 크기를 넘는 파일", "unpacks to more than allowed"),
  noVideoTrack: text("영상 트랙이 없는 파일", "without a video track"),
  inspectionFailed: text("검사 중 오류", "inspection failed"),
};

const same = (words: string): Text => text(words, words);

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;

const seconds = (by: Text, value: number | undefined): Text[] =>
  value === undefined ? [] : [text(`${by.ko} ${value.toFixed(1)}초`, `${value.toFixed(1)} s ${by.en}`)];

const many = (what: Text, names: readonly string[]): Text[] =>
  names.length === 0 ? [] : [text(`${what.ko}: ${names.map(isolated).join(", ")}`, `${what.en}: ${names.map(isolated).join(", ")}`)];
