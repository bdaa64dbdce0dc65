import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { UploadRecord } from "../src/rules/blocks.ts";
import type { CourseSummary, Declaration, Standing } from "../src/rules/wire.ts";
import { REPOSITORY, startStack, type Stack } from "./stack.ts";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MIB = 1024 * 1024;
/** Inspections wait for each other on a busy machine. */
const PATIENCE = 60_000;

/** A connection that a test cut itself, and a class without extensions, of which the browser tells by itself. */
const EXPECTED = [/ERR_INTERNET_DISCONNECTED/, /404 .*\/api\/extensions$/];

const sample = (name: string): string => join(REPOSITORY, "samples/files", name);

describe.skipIf(!existsSync(CHROMIUM))("the portal on the real stack", () => {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack(["s1", "s2", "s3", "s4", "s5", "s6"]);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    await putCourse(Date.now() + 86_400_000);
    await stack.call("instructor", "PUT", "roster", readFileSync(join(stack.folder, "roster.csv"), "utf8"));
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints.splice(0).join("\n")).toBe("");
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  /** Every part due at one time, in seconds of the course's zone (Korea keeps no summer time). */
  async function putCourse(due: number): Promise<void> {
    const local = (time: number): string => new Date(time + 9 * 3_600_000).toISOString().slice(0, 19);
    const course = JSON.parse(readFileSync(join(REPOSITORY, "samples/course.json"), "utf8")) as { due: string; cutOff: string; parts: { due?: string }[] };
    course.due = local(due);
    course.cutOff = local(due + 3 * 86_400_000);
    for (const part of course.parts) delete part.due;
    await stack.call("instructor", "PUT", "course", JSON.stringify(course));
  }

  /** A fresh profile, signed in by a link. What the page complains of fails the test. */
  async function open(who: string, options: BrowserContextOptions & { path?: string } = {}): Promise<Page> {
    const { path = "#/", ...profile } = options;
    const context = await browser.newContext({ locale: "en-GB", ...profile });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const said = `${message.text()} ${message.location().url}`;
      if (message.type() === "error" && !EXPECTED.some((expected) => expected.test(said))) complaints.push(said);
    });
    await page.goto(`${stack.url}/#token=${stack.token(who)}`);
    await page.locator("h1").waitFor();
    if (path === "#/") return page;
    await page.goto(`${stack.url}/${path}`);
    await page.locator("h1").waitFor();
    return page;
  }

  const card = (page: Page, part: string): Locator => page.locator("section", { has: page.locator(`#part-${part}`) });

  async function handIn(page: Page, part: string, file: string): Promise<void> {
    const place = card(page, part);
    await place.locator("input[type=file]").setInputFiles(file);
    await place.getByRole("button", { name: /^(Hand in|제출하기)$/ }).click();
  }

  const standing = async (who: string): Promise<Standing> => (await (await stack.call(who, "GET", "me")).json()) as Standing;
  const partOf = async (who: string, part: string) => (await standing(who)).verdict.parts.find((each) => each.partId === part)!;

  /** How many blocks of its one unfinished upload a page has kept as arrived. */
  const arrived = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith("courseai.upload."));
      return key ? (JSON.parse(localStorage.getItem(key)!) as UploadRecord).arrived.length : 0;
    });

  /** Waits by storage's clock, which is the one that counts. */
  async function untilPast(time: number): Promise<void> {
    await expect
      .poll(async () => Date.parse(((await (await stack.call("instructor", "GET", "course")).json()) as CourseSummary).serverTime), { timeout: PATIENCE })
      .toBeGreaterThan(time);
  }

  const declared = async (who: string, part: string): Promise<Declaration> =>
    expect.poll(async () => (await standing(who)).declarations.some((each) => each.partId === part), { timeout: PATIENCE }).toBe(true)
      .then(async () => (await standing(who)).declarations.find((each) => each.partId === part)!);

  /** Looks like a film to the page; the server will say that it is none. */
  function writeFilm(name: string, mebibytes: number): { path: string; sha256: string } {
    const path = join(stack.folder, name);
    const hash = createHash("sha256");
    const file = openSync(path, "w");
    const write = (bytes: Buffer): void => void (hash.update(bytes), writeSync(file, bytes));
    write(Buffer.from("\0\0\0\x20ftypisom"));
    for (let i = 0; i < mebibytes; i++) write(randomBytes(MIB));
    closeSync(file);
    return { path, sha256: hash.digest("hex") };
  }

  async function axeFinds(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(document);
      return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
    });
  }

  test("a student hands in all parts", async () => {
    const page = await open("s1");
    const files = { proposal: "pdf/proposal-1-page.pdf", report: "pdf/report-3-pages.pdf", source: "zip/streamlit.zip", video: "video/mp4-179s.mp4", images: "images/photo-7.jpg" };
    for (const [part, file] of Object.entries(files)) {
      await handIn(page, part, sample(file));
      await card(page, part).getByText("All sent").waitFor();
    }
    for (const part of Object.keys(files)) await card(page, part).locator(".state.onTime").waitFor();
    const given = await standing("s1");
    expect(given.verdict.parts.map((part) => part.attempts.map((attempt) => attempt.counts))).toEqual(Object.keys(files).map(() => [true]));

    await page.locator(".pictures img").first().waitFor();
    const report = page.waitForEvent("download");
    await page.getByRole("button", { name: "Report as PDF" }).click();
    expect(readFileSync(await (await report).path(), "latin1")).toMatch(/^%PDF-/);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("300 MB go on where they were after a broken connection and a reload", async () => {
    const { path, sha256 } = writeFilm("film.mp4", 300);
    const page = await open("s2");
    page.on("dialog", (dialog) => void dialog.accept());
    const staged: { block: string; after: boolean }[] = [];
    let reloaded = false;
    page.on("requestfinished", async (request) => {
      const block = new URL(request.url()).searchParams.get("blockid");
      if (block && (await request.response())?.ok()) staged.push({ block, after: reloaded });
    });
    // The connection breaks while blocks are on their way, but none whose answer is: nobody could say of it that it arrived.
    const first = 12;
    let admitted = 0;
    let release = (): void => {};
    const broken = new Promise<void>((resolve) => (release = resolve));
    await page.route(/blockid=/, async (route) => {
      if (admitted++ >= first) await broken;
      await route.continue();
    });
    await handIn(page, "video", path);
    await expect.poll(() => arrived(page), { timeout: PATIENCE }).toBe(first);
    await page.context().setOffline(true);
    release();
    await card(page, "video").getByText("goes on by itself").waitFor();
    await page.unroute(/blockid=/);

    // Nothing may go on by itself before the page is left.
    await page.route("**/uploads/**", (route) => route.abort());
    await page.context().setOffline(false);
    await page.reload();
    await card(page, "video").getByText("has not arrived in full").waitFor();
    await page.unroute("**/uploads/**");
    complaints.splice(0);
    reloaded = true;
    await handIn(page, "video", path);
    await card(page, "video").getByText("All sent").waitFor();
    const [before, after] = [staged.filter((each) => !each.after), staged.filter((each) => each.after)].map((some) => some.map((each) => each.block));
    expect(before!.length).toBeGreaterThan(8);
    expect(after!.filter((block) => before!.includes(block))).toEqual([]);

    await expect.poll(async () => (await partOf("s2", "video")).attempts.length, { timeout: PATIENCE }).toBe(1);
    expect((await partOf("s2", "video")).attempts[0]).toMatchObject({ sha256, size: statSync(path).size });
  });

  test("declared before and arrived after is on time; handed in seconds after is late", async () => {
    const page = await open("s3");
    // Storage stands still until it is due.
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    await page.route(/blockid=/, async (route) => {
      await gate;
      await route.continue();
    });
    await handIn(page, "report", sample("pdf/report-3-pages.pdf"));
    const { at } = await declared("s3", "report");
    const due = Math.ceil(Date.parse(at) / 1000) * 1000 + 1000;
    await putCourse(due);
    await untilPast(due + 1000);
    release();
    await card(page, "report").getByText("All sent").waitFor();
    await card(page, "report").locator(".state.onTime").waitFor();

    const late = await open("s4");
    await handIn(late, "report", sample("pdf/report-3-pages.pdf"));
    await card(late, "report").getByText("after the due time").waitFor();
    await card(late, "report").locator(".state.late").waitFor();
    const [attempt] = (await partOf("s4", "report")).attempts;
    const seconds = (Date.parse(attempt!.countedAt) - due) / 1000;
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(120);
    expect(await axeFinds(late)).toEqual([]);
  });

  test("an instructor tries an extension, sees whom it changes, applies it, and downloads reports and grade book", async () => {
    await putCourse(Date.now() - 60_000);
    await stack.call("s5", "PUT", "uploads/report/report.pdf", readFileSync(sample("pdf/report-3-pages.pdf")));
    await expect.poll(async () => (await partOf("s5", "report")).state, { timeout: PATIENCE }).toBe("late");

    const page = await open("instructor", { path: "#/rules" });
    const later = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const extensions = { name: "extensions.csv", mimeType: "text/csv", buffer: Buffer.from(`student,part,due,reason\ns5,report,${later}T15:00,병결\n`) };
    await page.locator("#file-extensions").setInputFiles(extensions);
    const rules = page.locator("section", { has: page.locator("#rules-extensions") });
    await rules.getByText("Students whose verdict would change: 1").waitFor();
    expect((await partOf("s5", "report")).state).toBe("late");
    expect(await axeFinds(page)).toEqual([]);
    await rules.getByRole("button", { name: "Apply" }).click();
    await rules.getByText("Applied.").waitFor();
    expect((await partOf("s5", "report")).state).toBe("onTime");

    await page.goto(`${stack.url}/#/`);
    const download = async (name: RegExp): Promise<Buffer> => {
      const file = page.waitForEvent("download");
      await page.getByRole("button", { name }).click();
      return readFileSync(await (await file).path());
    };
    expect((await download(/^All reports/)).subarray(0, 2).toString()).toBe("PK");
    const book = (await download(/^Grade book .*CSV/)).toString("utf8");
    expect(book).toMatch(/^\uFEFF/);
    expect(book).toContain("학생 s5");
  });

  test.each(["ko-KR", "en-GB"])("axe finds nothing on any page, in %s", async (locale) => {
    const pages = { s1: ["#/", "#/try", "#/verify"], s6: ["#/"], instructor: ["#/", "#/charts", "#/students/s1", "#/rules"] };
    for (const [who, paths] of Object.entries(pages)) {
      const page = await open(who, { locale });
      for (const path of paths) {
        await page.goto(`${stack.url}/${path}`);
        await page.locator("h1").waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
        expect(await axeFinds(page), `${who} ${path}`).toEqual([]);
      }
    }
  });
});
