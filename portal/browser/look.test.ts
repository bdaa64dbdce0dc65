import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { hasBrowser } from "./chromium.mjs";

const LOOK = fileURLToPath(new URL("look.mjs", import.meta.url));

test.skipIf(!hasBrowser)("every page is whole at every size and zoom, in both languages and colour schemes", { timeout: 600_000 }, async () => {
  const said = await promisify(execFile)("node", [LOOK]).then(({ stdout }) => stdout, ({ stdout, stderr }) => `${stdout}\n${stderr}`);
  expect(said.split("\n").filter((line) => line.startsWith("WRONG")), said).toEqual([]);
  expect(said.trimEnd()).toMatch(/all well$/);
});
