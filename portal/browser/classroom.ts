import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { CourseSummary, Standing, StudentFile } from "../src/rules/wire.ts";
import { launch } from "./chromium.mjs";
import { REPOSITORY, startStack, type Stack } from "./stack.ts";

/** Milliseconds by which each answer of the server may be late. `LATE=1500 npm run real` finds what a test does not wait for. */
const LATE = Number(process.env["LATE"] ?? 0);

/** Inspections wait for each other on a busy machine. */
export const PATIENCE = 60_000;

/** A connection that a test cut itself, and a class without extensions, of which the browser tells by itself. */
const EXPECTED = [/ERR_INTERNET_DISCONNECTED/, /404 .*\/api\/extensions$/];

export const sample = (name: string): string => join(REPOSITORY, "samples/files", name);

export const card = (page: Page, part: string): Locator => page.locator("section", { has: page.locator(`#part-${part}`) });

/** What is told to those who listen, from now on. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    const announcer = document.querySelector("body > [role=status]")!;
    new MutationObserver(() => told.push(announcer.textContent)).observe(announcer, { childList: true });
    Object.assign(window, { told });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told.splice(0));
}

export async function handIn(page: Page, part: string, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const place = card(page, part);
  await place.locator("input[type=file]").setInputFiles(file);
  await place.getByRole("button", { name: /^(Hand in|제출하기)$/ }).click();
}

/**
 * The stack and a browser for the tests of a file, with a class. What a page complains of fails the test in which it does: an
 * error, a line on the console, a dialog, or something that the Content Security Policy forbade.
 * @param students their ids.
 */
export function classroom(students: readonly string[]) {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack(students);
    browser = await launch();
    await putCourse(Date.now() + 86_400_000);
    await stack.call("instructor", "PUT", "roster", roster());
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints.splice(0).join("\n")).toBe("");
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const roster = (): string => readFileSync(join(stack.folder, "roster.csv"), "utf8");

  /** Every part due at one time, in seconds of the course's zone (Korea keeps no summer time). */
  async function putCourse(due: number): Promise<void> {
    const local = (time: number): string => new Date(time + 9 * 3_600_000).toISOString().slice(0, 19);
    const course = JSON.parse(readFileSync(join(REPOSITORY, "samples/course.json"), "utf8")) as { due: string; cutOff: string; parts: { due?: string }[] };
    course.due = local(due);
    course.cutOff = local(due + 3 * 86_400_000);
    for (const part of course.parts) delete part.due;
    await stack.call("instructor", "PUT", "course", JSON.stringify(course));
  }

  /** A fresh profile, signed in by a link. */
  async function open(who: string, options: BrowserContextOptions & { path?: string } = {}): Promise<Page> {
    const { path = "#/", ...profile } = options;
    const context = await browser.newContext({ locale: "en-GB", ...profile });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`)));
    if (LATE > 0) await context.route("**/api/**", (route) => sleep(Math.random() * LATE).then(() => route.continue()).catch(() => {}));
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const said = `${message.text()} ${message.location().url}`;
      if (message.type() === "error" && !EXPECTED.some((expected) => expected.test(said))) complaints.push(said);
    });
    page.on("dialog", (dialog) => {
      if (dialog.type() === "alert") complaints.push(`alert: ${dialog.message()}`);
      void dialog.accept();
    });
    await page.goto(`${stack.url}/#token=${stack.token(who)}`);
    await page.locator("h1").waitFor();
    if (path !== "#/") await visit(page, path);
    return page;
  }

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(`${stack.url}/${path}`);
    await page.locator("h1").waitFor();
  }

  const ask = async <T>(who: string, path: string): Promise<T> => (await (await stack.call(who, "GET", path)).json()) as T;
  const standing = (who: string): Promise<Standing> => ask(who, "me");
  const partOf = async (who: string, part: string) => (await standing(who)).verdict.parts.find((each) => each.partId === part)!;

  /** By one request, past the page; waits until it is inspected. */
  async function send(who: string, part: string, file: string, name: string): Promise<void> {
    await stack.call(who, "PUT", `uploads/${part}/${encodeURIComponent(name)}`, readFileSync(sample(file)));
    await expect.poll(async () => (await partOf(who, part)).attempts.length, { timeout: PATIENCE }).toBe(1);
  }

  return {
    get stack(): Stack {
      return stack;
    },
    complaints,
    roster,
    putCourse,
    open,
    visit,
    course: () => ask<CourseSummary>("instructor", "course"),
    file: (id: string) => ask<StudentFile>("instructor", `students/${id}`),
    standing,
    partOf,
    send,
  };
}
