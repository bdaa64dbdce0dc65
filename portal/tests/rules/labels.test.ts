import { expect, test } from "vitest";
import taskLabels from "../../../shared/Core/Courses/TaskLabels.cs?raw";
import { labelInWords } from "../../src/rules/labels.ts";

const tools = [...taskLabels.matchAll(/\("(?<label>\w+)", \["(?<korean>[^"]+)"/g)].map(({ groups }) => [groups!["label"]!, groups!["korean"]!] as const);

test("all tools of the server are found", () => {
  expect(tools.length).toBe(10);
});

test.each(tools)("%s is called as in the reports: %s", (label, korean) => {
  expect(labelInWords(label)).toEqual({ ko: korean, en: label.replaceAll("_", " ") });
});

test("a digit and a label of another model are called by themselves", () => {
  expect(labelInWords("7")).toEqual({ ko: "7", en: "7" });
  expect(labelInWords("constructor")).toEqual({ ko: "constructor", en: "constructor" });
});
