import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { ClassRow } from "../src/rules/wire.ts";
import { hasBrowser } from "./chromium.mjs";
import { card, classroom, listen, PATIENCE, sample } from "./classroom.ts";

const MIB = 1024 * 1024;

/** Where the focus is, and whether it is drawn and is under nothing else. */
interface Stop {
  readonly name: string;
  readonly visible: boolean;
}

/** Nothing here points at anything: no click, no hover, no focus by script. */
describe.skipIf(!hasBrowser)("the portal by keyboard alone", () => {
  const room = classroom(["k1", "k2", "k3"]);

  const here = (page: Page): Promise<Stop> =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return { name: "(nothing)", visible: false };
      const labels = "labels" in at ? [...(at as HTMLInputElement).labels!] : [];
      // A file input and a filter's radio are drawn by their labels.
      const drawn = at.matches(".unseen") ? labels[0]! : at;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      const box = drawn.getClientRects()[0]!;
      const middle = (from: number, to: number, most: number): number => (Math.max(from, 0) + Math.min(to, most)) / 2;
      // Nothing, where what was added above has moved it out of the window.
      const above = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
      return {
        name: (at.ariaLabel ?? (labels.map((label) => label.textContent).join(" ") || at.textContent)).trim(),
        visible: outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && (above === null || drawn.contains(above) || above.contains(drawn)),
      };
    });

  /** Presses one key until the focus is at what has that name; at every stop on the way it must be seen. */
  async function go(page: Page, to: RegExp, key: "Tab" | "Shift+Tab" | "ArrowRight" = "Tab"): Promise<void> {
    const passed: string[] = [];
    while (passed.length < 150) {
      await page.keyboard.press(key);
      const { name, visible } = await here(page);
      passed.push(name);
      if (!visible) expect.fail(`the focus cannot be seen at the end of: ${passed.join(" > ")}`);
      if (to.test(name)) return;
    }
    expect.fail(`no way to ${to}: ${passed.join(" > ")}`);
  }

  /** The focus comes to, or still is at, what has that name. */
  const focusIsAt = (page: Page, name: RegExp): Promise<void> =>
    expect.poll(() => here(page), { timeout: PATIENCE }).toEqual({ name: expect.stringMatching(name) as string, visible: true });

  /** A page's heading may read like the link that led there, which has the focus until the page has come. */
  const isOpen = (page: Page, title: string): Promise<void> => expect.poll(() => page.title(), { timeout: PATIENCE }).toBe(`${title} · CourseAI`);

  async function arrives(page: Page, title: string): Promise<void> {
    await isOpen(page, title);
    await focusIsAt(page, new RegExp(`^${title}`));
  }

  /** The browser asks the test for a file only once it is told to, for which the first key would come too soon. */
  async function openBy(who: string): Promise<Page> {
    const page = await room.open(who);
    page.on("filechooser", () => {});
    await page.evaluate(() => undefined);
    return page;
  }

  async function choose(page: Page, key: "Enter" | "Space", path: string): Promise<void> {
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press(key);
    await (await chooser).setFiles(path);
  }

  async function save(page: Page): Promise<string> {
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    return (await download).path();
  }

  test("a student hands in, cancels, goes on, keeps the receipts and verifies one", async () => {
    const film = join(room.stack.folder, "film.mp4");
    writeFileSync(film, Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), randomBytes(24 * MIB)]));
    const page = await openBy("k1");
    const told = await listen(page);
    await isOpen(page, "Artificial Intelligence: final project");
    await go(page, /^Skip to content/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^Artificial Intelligence/);

    let release = (): void => {};
    const gate = new Promise<void>((open) => (release = open));
    await page.route(/blockid=/, async (route) => {
      await gate;
      await route.continue().catch(() => {});
    });
    await go(page, /^Choose a file · Demonstration video/);
    await choose(page, "Enter", film);
    await focusIsAt(page, /^Hand in$/);
    await page.keyboard.press("Enter");
    await card(page, "video").getByText("Declared at").waitFor();
    await focusIsAt(page, /^Cancel$/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^Cancelled\./);
    await page.unroute(/blockid=/);
    release();

    await told();
    await go(page, /^Go on$/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^All sent\./);
    // What became of it is news of its own, whenever it comes.
    const sent = (await told()).filter((each) => !each.startsWith("There is news"));
    expect(sent.slice(0, 3)).toEqual(["Computing the file's fingerprint.", "Telling the server.", "Sending."]);
    expect(sent.at(-1)).toBe("All sent. It now waits for inspection.");
    expect(sent.slice(3, -1).filter((each) => !/^(25|50|75) % is sent\.$/.test(each))).toEqual([]);
    expect(sent.length).toBeGreaterThan(4);
    expect(new Set(sent).size).toBe(sent.length);

    await go(page, /^Download the receipt of your declaration/);
    expect(readFileSync(await save(page), "utf8")).toContain("film.mp4");
    await focusIsAt(page, /^Download the receipt of your declaration/);

    await go(page, /^Choose a file · Implementation report/, "Shift+Tab");
    await choose(page, "Space", sample("pdf/report-3-pages.pdf"));
    await focusIsAt(page, /^Hand in$/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^All sent\./);
    await card(page, "report").locator(".state.onTime").waitFor();
    await focusIsAt(page, /^All sent\./);
    await go(page, /^Get the receipt/, "Shift+Tab");
    const receipt = await save(page);
    await focusIsAt(page, /^Get the receipt/);

    await go(page, /^Verify a receipt/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await arrives(page, "Verify a receipt");
    await told();
    await go(page, /^Choose a receipt file/);
    await choose(page, "Space", receipt);
    await page.locator(".note.good").waitFor();
    await focusIsAt(page, /^Choose a receipt file/);
    expect(await told()).toEqual(["This server signed this receipt."]);

    await go(page, /^한국어/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await isOpen(page, "접수증 확인");
    await focusIsAt(page, /^English/);
    await go(page, /^로그아웃/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^접수증 확인/);
  });

  test("an instructor filters, sorts, opens a student, gives points, decides and replaces the extensions", async () => {
    await room.send("k2", "report", "pdf/report-3-pages.pdf", "report.pdf");
    const extensions = join(room.stack.folder, "extensions.csv");
    writeFileSync(extensions, "student,part,due,reason\nk3,report,2031-12-24T15:00,병결\n");
    const inClass = async () => ((await (await room.stack.call("instructor", "GET", "students")).json()) as ClassRow[]).find((row) => row.id === "k2");
    await expect.poll(async () => (await inClass())?.verdict?.needsPerson, { timeout: PATIENCE }).toBe(true);
    const page = await openBy("instructor");
    const count = page.getByRole("status").filter({ hasText: "students" });
    const counts = (left: number): Promise<void> => count.filter({ hasText: `${left} of 3 students` }).waitFor();
    await isOpen(page, "Class");

    await go(page, /^Search/);
    await page.keyboard.type("학생 k2");
    await counts(1);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await counts(3);
    await go(page, /^Everyone 3/);
    await go(page, /^Needs a person/, "ArrowRight");
    await counts(Number(/\d+$/.exec((await here(page)).name)![0]));
    await go(page, /^Everyone 3/, "ArrowRight");
    await counts(3);
    await go(page, /^Points/);
    await page.keyboard.press("Enter");
    await page.locator("th[aria-sort=ascending] #sort-points").waitFor();
    await focusIsAt(page, /^Points/);
    await page.keyboard.press("Enter");
    await page.locator("th[aria-sort=descending] #sort-points").waitFor();
    await go(page, /^학생 k2/);
    await page.keyboard.press("Enter");
    await arrives(page, "학생 k2");

    const report = card(page, "report");
    await go(page, /^Points \(0 to 40\)/);
    await page.keyboard.type("30");
    await go(page, /^Comment/);
    await page.keyboard.type("비교가 분명합니다");
    await go(page, /^See what would change/);
    await page.keyboard.press("Enter");
    await report.getByText("– → 30").waitFor();
    await focusIsAt(page, /^See what would change/);
    await go(page, /^Apply/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^Applied\./);
    await report.getByText("30 / 40").waitFor();
    await focusIsAt(page, /^Applied\./);

    await go(page, /^Decide/, "Shift+Tab");
    if (!(await page.evaluate(() => (document.activeElement!.parentElement as HTMLDetailsElement).open))) await page.keyboard.press("Enter");
    await go(page, /^Satisfied/);
    await go(page, /^Violated/, "ArrowRight");
    await go(page, /^Points off/);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("2");
    await go(page, /^See what would change/);
    await page.keyboard.press("Enter");
    await report.getByText("30 → 28").first().waitFor();
    await go(page, /^Apply/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^Applied\./);
    await report.getByText("28 / 40").waitFor();
    await focusIsAt(page, /^Applied\./);
    expect((await room.partOf("k2", "report")).points).toBe(28);

    await go(page, /^← Class/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await arrives(page, "Class");
    await go(page, /^Rules and roster/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await arrives(page, "Rules and roster");
    await go(page, /^Choose a file · Extensions/);
    await choose(page, "Enter", extensions);
    await page.locator("main").getByText("Students whose verdict would change:").waitFor();
    await focusIsAt(page, /^Choose a file · Extensions/);
    await go(page, /^Apply/);
    await page.keyboard.press("Enter");
    await focusIsAt(page, /^Applied\./);

    await go(page, /^Charts/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await arrives(page, "Charts");
    await go(page, /^As a table/);
    await page.keyboard.press("Enter");
    await page.getByRole("table").first().waitFor();
    await focusIsAt(page, /^As a table/);
  });
});
