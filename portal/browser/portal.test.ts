import { createHash, randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { UploadRecord } from "../src/rules/blocks.ts";
import type { Declaration } from "../src/rules/wire.ts";
import { overlap } from "./blockIds.mjs";
import { axeFinds, hasBrowser } from "./chromium.mjs";
import { card, classroom, handIn, PATIENCE, sample } from "./classroom.ts";

const MIB = 1024 * 1024;

describe.skipIf(!hasBrowser)("the portal on the real stack", () => {
  const room = classroom(["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]);
  const { complaints, file, open, partOf, putCourse, send, standing, visit } = room;

  /** How many blocks of its one unfinished upload a page has kept as arrived. */
  const arrived = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith("courseai.upload."));
      return key ? (JSON.parse(localStorage.getItem(key)!) as UploadRecord).arrived.length : 0;
    });

  /** Waits by storage's clock, which is the one that counts. */
  async function untilPast(time: number): Promise<void> {
    await expect
      .poll(async () => Date.parse((await standing("s1")).serverTime), { timeout: PATIENCE })
      .toBeGreaterThan(time);
  }

  const declared = async (who: string, part: string): Promise<Declaration> =>
    expect.poll(async () => (await standing(who)).declarations.some((each) => each.partId === part), { timeout: PATIENCE }).toBe(true)
      .then(async () => (await standing(who)).declarations.find((each) => each.partId === part)!);

  /** Looks like a film to the page; the server will say that it is none. */
  function writeFilm(name: string, mebibytes: number): { path: string; sha256: string } {
    const path = join(room.stack.folder, name);
    const hash = createHash("sha256");
    const file = openSync(path, "w");
    const write = (bytes: Buffer): void => void (hash.update(bytes), writeSync(file, bytes));
    write(Buffer.from("\0\0\0\x20ftypisom"));
    for (let i = 0; i < mebibytes; i++) write(randomBytes(MIB));
    closeSync(file);
    return { path, sha256: hash.digest("hex") };
  }

  async function downloaded(page: Page, name: RegExp): Promise<Buffer> {
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return readFileSync(await (await file).path());
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
    for (const part of Object.keys(files)) await card(page, part).getByText("It has been inspected.").waitFor();
    await page.reload();
    await card(page, "images").locator(".state.onTime").waitFor();
    expect(await page.getByText("was declared at").count(), "everything has arrived").toBe(0);
    const report = page.waitForEvent("download");
    await page.getByRole("button", { name: "Report as PDF" }).click();
    expect(readFileSync(await (await report).path(), "latin1")).toMatch(/^%PDF-/);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("300 MB go on where they were after a broken connection and a reload", async () => {
    const { path, sha256 } = writeFilm("film.mp4", 300);
    const page = await open("s2");
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
    const [before, after] = [staged.filter((each) => !each.after), staged.filter((each) => each.after)].map((some) => some.map((each) => atob(each.block)));
    expect(before!.length).toBeGreaterThan(8);
    expect(after!.length).toBeGreaterThan(0);
    expect(overlap(before!, after!)).toBe(false);

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
    await send("s5", "report", "pdf/report-3-pages.pdf", "report.pdf");
    expect((await partOf("s5", "report")).state).toBe("late");
    const student = await open("s5");
    await card(student, "report").locator(".state.late").waitFor();
    expect(await card(student, "report").locator(".due").textContent()).toMatch(/past the due time$/);

    const page = await open("instructor", { path: "#/rules" });
    const without = { name: "roster.csv", mimeType: "text/csv", buffer: Buffer.from(room.roster().replace(/^s[56],.*\n/gm, "")) };
    await page.locator("#file-roster").setInputFiles(without);
    const roster = page.locator("section", { has: page.locator("#rules-roster") });
    const loss = roster.locator(".note.bad", { hasText: "Students who handed in something and would leave the roster: 1" });
    await loss.getByText("s5 학생 s5").waitFor();
    await roster.getByText("Students who handed in nothing and would leave the roster: 1").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect((await partOf("s5", "report")).state).toBe("late");

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
    // A page that was open meanwhile asks when somebody comes back to it.
    await student.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await card(student, "report").locator(".state.onTime").waitFor();
    expect(await card(student, "report").locator(".due").textContent()).toMatch(/\(extended\).* left$/);

    await visit(page, "#/");
    await page.getByRole("button", { name: "Regrade" }).click();
    await page.locator("main").getByText(/^Students whose verdict would change: \d+/).waitFor();
    await page.getByRole("button", { name: "Apply" }).click();
    await page.locator("main").getByText(/^Students whose verdict changed: \d+/).waitFor();
    expect((await downloaded(page, /^All reports/)).subarray(0, 2).toString()).toBe("PK");
    const book = (await downloaded(page, /^Grade book .*CSV/)).toString("utf8");
    expect(book).toMatch(/^\uFEFF/);
    expect(book).toContain("학생 s5");
  });

  test("an instructor's points and decision are tried, then given, and stand in the audit trail and in the grade book", async () => {
    await putCourse(Date.now() + 86_400_000);
    await send("s7", "report", "pdf/report-3-pages.pdf", "report.pdf");
    await send("s7", "source", "zip/streamlit.zip", "app.zip");
    const page = await open("instructor", { path: "#/students/s7" });
    const said = async (kind: string) => (await file("s7")).ledger.filter((entry) => entry.kind === kind).map((entry) => entry.detail);
    const inBook = async (part: string): Promise<string | undefined> => {
      await visit(page, "#/");
      const [heads, ...rows] = (await downloaded(page, /^Grade book .*CSV/)).toString("utf8").replace("\uFEFF", "").split("\r\n").map((line) => line.split(","));
      const cell = rows.find((row) => row[0] === "s7")?.[heads!.findIndex((head) => head.startsWith(`${part} (`))];
      await visit(page, "#/students/s7");
      return cell;
    };

    const report = card(page, "report");
    const score = report.locator("form").last();
    await score.getByLabel("Points (0 to 40)").fill("31.5");
    await score.getByLabel("Comment").fill("=비교가 <분명>합니다");
    await score.getByRole("button", { name: "See what would change" }).click();
    await report.getByText("The verdict would change like this.").waitFor();
    await report.getByText("– → 31.5").waitFor();
    expect(await said("scored")).toEqual([]);
    expect((await partOf("s7", "report")).points).toBeUndefined();
    await report.getByRole("button", { name: "Apply" }).click();
    await report.getByText("Applied.").waitFor();
    await report.getByText("31.5 / 40").waitFor();
    await page.locator("section", { has: page.locator("#trail") }).getByText("31.5 points were given").waitFor();
    expect(await said("scored")).toMatchObject([{ part: "report", points: "31.5", comment: "=비교가 <분명>합니다" }]);
    expect((await partOf("s7", "report")).points).toBe(31.5);
    expect(await inBook("report")).toBe("31.5");

    const source = card(page, "source");
    const before = (await partOf("s7", "source")).points!;
    const finding = source.locator("li", { has: page.locator("form") }).first();
    const decide = finding.locator("details");
    if ((await decide.getAttribute("open")) === null) await decide.locator("summary").click();
    await decide.getByLabel("Violated").check();
    await decide.getByLabel(/^Points off/).fill("3");
    await decide.getByLabel("Comment").fill("실행되지 않음");
    await decide.getByRole("button", { name: "See what would change" }).click();
    await source.getByText(`${before} → ${before - 3}`).first().waitFor();
    expect(await said("decided")).toEqual([]);
    expect((await partOf("s7", "source")).points).toBe(before);
    await source.getByRole("button", { name: "Apply" }).click();
    await source.getByText("Applied.").waitFor();
    expect(await said("decided")).toMatchObject([{ part: "source", deduction: "3", comment: "실행되지 않음" }]);
    expect(await inBook("source")).toBe(String(before - 3));
    expect((await file("s7")).ledgerCheck.holds).toBe(true);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("names of files and of students stay text, on every page and in the grade book", async () => {
    await putCourse(Date.now() + 86_400_000);
    const markup = `"><img src=x onerror=alert(1)>`;
    const formula = `=HYPERLINK("http://x.example")<b onmouseover=alert(1)>&amp;`;
    const quoted = `"${formula.replaceAll('"', '""')}"`;
    await room.stack.call("instructor", "PUT", "roster", room.roster().replace("학생 s8", quoted));
    const student = await open("s8");
    await handIn(student, "images", { name: `${markup}.jpg`, mimeType: "image/jpeg", buffer: readFileSync(sample("images/photo-7.jpg")) });
    await card(student, "images").locator("figcaption", { hasText: `${markup}.jpg` }).waitFor();
    await student.getByText(formula).first().waitFor();
    const attempt = (await partOf("s8", "images")).attempts[0]!;
    expect(attempt.fileName).toBe(`${markup}.jpg`);

    const page = await open("instructor", { path: `#/verify/${attempt.attemptId}` });
    await page.getByText(`${markup}.jpg`).waitFor();
    await page.goto(`${room.stack.url}/r/${attempt.attemptId}`);
    await page.getByText(`${markup}.jpg`).waitFor();
    for (const path of ["#/", "#/students/s8"]) {
      await visit(page, path);
      await page.getByText(formula).first().waitFor();
      expect(await page.locator("img[src=x], main b").count(), path).toBe(0);
    }
    await page.getByText(`${markup}.jpg`).first().waitFor();
    await visit(page, "#/");
    for (const name of [/^Grade book .*CSV/, /Moodle/, /Canvas/]) {
      const book = (await downloaded(page, name)).toString("utf8");
      expect(book).toContain("HYPERLINK");
      expect(book).not.toMatch(/(^|,|\n)"?[=+@-][^\d,\r\n]/);
    }
  });

  test.each(["ko-KR", "en-GB"])("axe finds nothing on any page, in %s", async (locale) => {
    const pages = { s1: ["#/", "#/try", "#/verify"], s6: ["#/"], instructor: ["#/", "#/charts", "#/students/s1", "#/rules"] };
    for (const [who, paths] of Object.entries(pages)) {
      const page = await open(who, { locale });
      for (const path of paths) {
        await visit(page, path);
        expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
        expect(await axeFinds(page), `${who} ${path}`).toEqual([]);
      }
    }
  });
});
