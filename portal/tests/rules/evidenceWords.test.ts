import { expect, test } from "vitest";
import { parse } from "yaml";
import openapi from "../../../docs/openapi.yaml?raw";
import { measured } from "../../src/rules/evidenceWords.ts";
import type { Facts, ImageFacts } from "../../src/rules/wire.ts";

const picture = (decision: "known" | "unsure"): ImageFacts => ({ slot: "7.png", width: 1, height: 1, prediction: { label: "7", confidence: 0.9, decision, seen: "" } });

test.each<[Facts, string[]]>([
  [
    { kind: "pdf", pages: 1, pagesWithText: 1, sections: [{ section: "algorithm", page: 1, heading: "알고리즘" }] },
    ["1 page", "1 with text", "“알고리즘” on page 1"],
  ],
  [
    { kind: "video", seconds: 181.02, claimedSeconds: 100, container: "mp4", codec: "h264", width: 1280, height: 720, truncated: true },
    ["181.0 s of video", "100.0 s by the header", "mp4, h264, 1280 × 720", "cut off at the end"],
  ],
  [
    {
      kind: "zip",
      entries: 2,
      unpackedBytes: 2048,
      languages: [{ language: "Python", files: 1, lines: 40 }],
      streamlit: [{ file: "app.py", line: 3, excerpt: "" }],
      unsafeNames: ["../x"],
      nestedArchives: [],
      encryptedEntries: [],
    },
    ["2 files", "2 KB unpacked", "Python: 1 file, 40 lines", "Streamlit: app.py:3", "unsafe names: ../x"],
  ],
  [{ kind: "images", images: [picture("known"), picture("unsure")] }, ["2 pictures", "1 unsure"]],
  [{ kind: "images", images: [picture("known")] }, ["1 picture"]],
  [{ kind: "uninspectable", obstacle: "damaged", detail: "no xref" }, ["It cannot be inspected", "damaged (no xref)"]],
])("%j is told", (facts, phrases) => {
  expect(measured(facts).map((each) => each.en)).toEqual(phrases);
});

const { enum: obstacles } = (parse(openapi) as { components: { schemas: Record<string, { enum: string[] }> } }).components.schemas["Obstacle"]!;

test.each(obstacles)("the obstacle %s is said in Korean, without the library's English", (obstacle) => {
  const [, what] = measured({ kind: "uninspectable", obstacle, detail: "the file has no bytes" });
  expect(what!.ko).toMatch(/[가-힣]/);
  expect(what!.ko).not.toMatch(/[a-z]/i);
  expect(what!.en).toContain("(the file has no bytes)");
});
