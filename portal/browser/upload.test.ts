import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeFinds, hasBrowser, launch, launchWith } from "./chromium.mjs";
import { card, handIn, listen } from "./classroom.ts";
import { fixture, tokenOf } from "./fixture.mjs";

const MIB = 1024 * 1024;
const PATIENCE = 30_000;

/** Lines that are slow, still or broken, browsers that keep nothing, and hands that are quicker than the page: by browser/fixture.mjs. */
describe.skipIf(!hasBrowser)("an upload", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof fixture>>;
  let folder: string;
  const contexts: BrowserContext[] = [];

  const DECLARE = /\/api\/uploads$/;
  const RENEW = /\/slot$/;
  const BLOCK = /blockid=/;

  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "courseai-upload-"));
  });
  beforeEach(async () => {
    server = await fixture();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await server.close();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param clock whether the test lets the page's time pass. */
  async function open({ context: given, clock = false }: { context?: BrowserContext; clock?: boolean } = {}): Promise<Page> {
    const context = given ?? (await browser.newContext({ locale: "en-GB" }));
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    if (clock) await page.clock.install();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(`${server.url}/#token=${tokenOf("student")}`);
    await page.locator("h1").waitFor();
    return page;
  }

  /** Looks like a film to the page. */
  function film(mebibytes: number, mark = 0): string {
    const path = join(folder, `film-${mebibytes}-${mark}.mp4`);
    writeFileSync(path, Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), Buffer.alloc(mebibytes * MIB, mark)]));
    return path;
  }

  const picture = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: "image/png", buffer: Buffer.concat([Buffer.from("\x89PNG\r\n\x1A\n", "latin1"), Buffer.from(name)]) });

  /** Lets so many of the page's seconds pass again and again, until something can be seen. */
  const passUntil = (page: Page, seconds: number, what: string): Promise<void> =>
    expect
      .poll(async () => {
        await page.clock.fastForward(seconds * 1000);
        return page.getByText(what).first().isVisible();
      }, { timeout: PATIENCE })
      .toBe(true);

  const records = (page: Page): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("courseai.upload.")).length);

  /** Bytes a second as the line says them, beside a time left. */
  function speedIn(line: string): number | undefined {
    const [, rate, unit] = / · ([\d.]+) (\w+)\/s · (?:\d+ min )?\d+ s$/.exec(line) ?? [];
    return rate === undefined ? undefined : Number(rate) * 1024 ** ["B", "KB", "MB"].indexOf(unit!);
  }

  // How true the words are is a matter of src/rules/pace.ts, which is tried there by a clock that no other work slows.
  test.each([
    { megabits: 1, mebibytes: 2 },
    { megabits: 4, mebibytes: 6 },
  ])("tells a speed and a time left again and again at $megabits Mbit/s, and promises nothing that the line does not hold", async ({ megabits, mebibytes }) => {
    const page = await open();
    const line = await page.context().newCDPSession(page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: -1, uploadThroughput: (megabits * 1_000_000) / 8 });
    await handIn(page, "video", film(mebibytes));
    await card(page, "video").getByText("Declared at").waitFor();
    const told = new Map<string, number>();
    while (!(await card(page, "video").getByText("All sent").isVisible())) {
      const said = (await card(page, "video").locator(".upload .figures").textContent({ timeout: 500 }).catch(() => null)) ?? "";
      const speed = speedIn(said);
      if (speed !== undefined) told.set(said, (speed * 8) / 1_000_000);
      await page.waitForTimeout(100);
    }
    expect(told.size, [...told.keys()].join("\n")).toBeGreaterThan(3);
    // Other work on this machine may make the line slower than it is, but not faster.
    for (const [said, each] of told) expect(each, said).toBeLessThan(1.5 * megabits);
  });

  test("a silent line is told, given up after a minute, and what was on it sent again", async () => {
    const page = await open({ clock: true });
    const told = await listen(page);
    await page.route(BLOCK, () => {});
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("Declared at").waitFor();
    await passUntil(page, 11, "no answer for");
    await passUntil(page, 60, "goes on by itself");
    await page.unroute(BLOCK);
    await passUntil(page, 2, "All sent");
    expect(server.storage.files).toMatchObject([{ size: MIB + 12 }]);
    const said = await told();
    expect(said.filter((each) => each.startsWith("There is no answer"))).toHaveLength(1);
    expect(said.filter((each) => each.startsWith("The connection is broken"))).toHaveLength(1);
  });

  test.each([503, 429])("a server that answers %d is tried until it answers, for the declaration and for an address", async (status) => {
    const page = await open({ clock: true });
    let declarations = 0;
    let addresses = 0;
    await page.route(DECLARE, (route) => (++declarations < 8 ? route.fulfill({ status, body: "" }) : route.continue()));
    await page.route(RENEW, (route) => (++addresses < 8 ? route.fulfill({ status, body: "" }) : route.continue()));
    server.storage.broken = true;
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("It is not declared yet.").waitFor();
    await passUntil(page, 15, "Declared at");
    expect(declarations).toBe(8);
    await expect.poll(async () => (await page.clock.fastForward(15_000), addresses), { timeout: PATIENCE }).toBeGreaterThan(6);
    server.storage.broken = false;
    await passUntil(page, 15, "All sent");
  });

  test("a refusal is no broken connection", async () => {
    const page = await open();
    const problem = { type: "/problems/too-many-declarations", title: "", status: 429, message: { ko: "너무 많습니다.", en: "20 declared files have not arrived yet." } };
    await page.route(DECLARE, (route) => route.fulfill({ status: 429, contentType: "application/problem+json", body: JSON.stringify(problem) }));
    const told = await listen(page);
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("20 declared files have not arrived yet.").waitFor();
    expect((await told()).at(-1)).toBe("It could not be sent. 20 declared files have not arrived yet.");
  });

  test("a connection that comes back ends the wait", async () => {
    const page = await open({ clock: true });
    let failed = 0;
    page.on("requestfailed", (request) => RENEW.test(request.url()) && failed++);
    server.storage.broken = true;
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("goes on by itself").waitFor();
    await page.context().setOffline(true);
    await expect.poll(async () => (await page.clock.fastForward(15_000), failed), { timeout: PATIENCE }).toBeGreaterThan(4);
    await card(page, "video").getByText("goes on by itself").waitFor();
    server.storage.broken = false;
    // From here on no wait ends by itself.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
    await page.context().setOffline(false);
    await card(page, "video").getByText("All sent").waitFor();
  });

  test("once nothing can arrive any more it stops, says so and keeps no record", async () => {
    const page = await open({ clock: true });
    server.storage.broken = true;
    await page.route(RENEW, (route) => route.abort());
    // Nor does it tell the time anew, which does not pass there as it does on the page.
    await page.route(/\/api\/me$/, (route) => route.abort());
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("goes on by itself").waitFor();
    expect(await records(page)).toBe(1);
    await passUntil(page, 3600, "The time in which the file had to arrive is over");
    expect(await records(page)).toBe(0);
  });

  test("a file that changes while it is sent is told, and not taken for a broken connection", async () => {
    const page = await open();
    const path = film(8, 7);
    server.storage.slowMs = 1000;
    await handIn(page, "video", path);
    await card(page, "video").getByText("Declared at").waitFor();
    writeFileSync(path, "another");
    await card(page, "video").getByText("The file cannot be read").waitFor();
  });

  test("with the browser's storage full it is sent, and told once that a reload forgets", async () => {
    const page = await open();
    await page.evaluate(() => {
      for (let length = 2 ** 22, key = 0; length > 0; key++)
        try {
          localStorage.setItem(`x${key}`, "x".repeat(length));
        } catch {
          length >>= 1;
        }
    });
    server.storage.slowMs = 300;
    await handIn(page, "video", film(2));
    await page.getByRole("banner").getByText("This browser keeps nothing").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await card(page, "video").getByText("All sent").waitFor();
    expect(await page.getByRole("banner").getByText("This browser keeps nothing").count()).toBe(1);
    expect(await records(page)).toBe(0);
  });

  test("with site data blocked the page is whole, and a file is sent", async () => {
    const profile = mkdtempSync(join(folder, "profile-"));
    mkdirSync(join(profile, "Default"));
    // As "Don't allow sites to save data" in Chromium's settings.
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
    const context = await launchWith(profile, { locale: "en-GB" });
    const page = await open({ context });
    expect(await page.evaluate(() => { try { return localStorage.length; } catch (error) { return String(error); } })).toContain("denied");
    await page.getByRole("banner").getByText("This browser keeps nothing").waitFor();
    await handIn(page, "video", film(1));
    await card(page, "video").getByText("All sent").waitFor();
    await page.getByRole("button", { name: "한국어" }).click();
    await page.getByRole("banner").getByText("이 브라우저에는 아무것도 저장할 수 없습니다").waitFor();
  });

  test("on time or not is what the server says, as the due time is", async () => {
    const page = await open();
    await page.route(DECLARE, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), onTime: false, due: "2026-01-02T06:00:00Z" } });
    });
    await handIn(page, "video", film(1));
    await card(page, "video").getByText(/after the due time \(due Fri, 2 Jan 2026,? 15:00:00/).waitFor();
  });

  test("a look at a file that was overtaken does nothing", async () => {
    const page = await open({ clock: true });
    // A film of which the browser never tells the length.
    await page.evaluate(() => Object.defineProperty(HTMLMediaElement.prototype, "src", { set() {} }));
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
    const [place, first, second] = [card(page, "video"), film(1, 1), film(1, 2)];
    await place.locator("input[type=file]").setInputFiles(first);
    await place.getByText("Checking the file").waitFor();
    await page.clock.runFor(2000);
    await place.getByRole("button", { name: "Choose another file" }).click();
    await place.locator("input[type=file]").setInputFiles(second);
    await page.clock.runFor(1500);
    await page.evaluate(() => new Promise((resolve) => queueMicrotask(() => resolve(0))));
    expect(await place.locator(".upload").innerText()).toMatch(/film-1-2.*Checking the file/s);
    await page.clock.runFor(2000);
    await place.getByRole("button", { name: "Hand in", exact: true }).waitFor();
    expect(await place.locator(".upload").innerText()).toContain("film-1-2");
  });

  test("several pictures are handed in one after the other, each with its receipt", async () => {
    const page = await open();
    const told = await listen(page);
    const place = card(page, "images");
    await place.locator("input[type=file]").setInputFiles([picture("1.png"), { name: "2.png", mimeType: "image/png", buffer: Buffer.alloc(0) }, picture("3.png"), picture("4.png")]);
    await place.getByText("2.png (0 B): The file is empty").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await place.getByRole("button", { name: "Hand in 3 files" }).click();
    await place.getByText("All sent").waitFor();
    expect(server.storage.files.map((each: { sha256: string }) => each.sha256)).toEqual(["1.png", "3.png", "4.png"].map((name) => createHash("sha256").update(picture(name).buffer).digest("hex")));
    for (const name of ["1.png", "3.png", "4.png"]) await place.getByRole("button", { name: `Download the receipt of your declaration · ${name}` }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const said = await told();
    expect(said).toContain("1 of 3 are sent.");
    expect(said.at(-1)).toBe("All sent. It now waits for inspection.");
  });

  test("of several files dropped where one is taken, it says which", async () => {
    const page = await open();
    const place = card(page, "report");
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      for (const name of ["a.pdf", "b.pdf", "c.pdf"]) transfer.items.add(new File(["%PDF-1.7"], name));
      return transfer;
    });
    await place.locator(".drop").dispatchEvent("drop", { dataTransfer: files });
    await place.getByText("One file is taken here: this is the first, and 2 more were left.").waitFor();
    expect(await place.locator(".upload .file").innerText()).toBe("a.pdf");
  });

  test("what is told in one go is told together, a refusal first", async () => {
    const page = await open();
    const told = await listen(page);
    await card(page, "report").locator("input[type=file]").setInputFiles(film(21));
    await card(page, "report").getByText("up to 20 MB can be handed in").waitFor();
    expect((await told()).at(-1)).toMatch(/^The file has 22 MB; up to 20 MB can be handed in\. This does not look like a PDF\./);
  });
});
