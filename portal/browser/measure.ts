// Measures the portal as ./run serves it, with a class of 1,000, in a browser on a slow line; prints a table for docs/portal.md.
// `npm run measure -- 50` measures with a class of 50.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { ClassRow } from "../src/rules/wire.ts";
import { launch } from "./chromium.mjs";
import { REPOSITORY, startStack, type Stack } from "./stack.ts";

const STUDENTS = Number(process.argv[2] ?? 1000);
const RUNS = 5;
/** The line to which Lighthouse throttles a desktop; it leaves the processor as it is, and slows a phone's by 4. */
const SLOWDOWNS = { desktop: 1, phone: 4 } as const;
const LINE = { offline: false, latency: 40, downloadThroughput: (10 * 1_000_000) / 8, uploadThroughput: (10 * 1_000_000) / 8 };

const KINDS = ["page", "fonts", "answers"] as const;
type Kind = (typeof KINDS)[number];

/** Bytes of a load: on the wire with their headers, and unpacked. */
type Load = Record<Kind, { wire: number; unpacked: number }>;

interface Visit {
  readonly load: Load;
  /** Milliseconds from the start of the navigation to the first frame that shows the page's own content. */
  readonly shown: number;
  /** … until the page has time for whoever uses its first control, after the last long task of the load. */
  readonly usable: number;
}

/** What is shown first to each, with the first control that they come for. */
const FIRST = { student: "main .card input[type=file]", instructor: "main .frame tbody th a" } as const;
type Who = keyof typeof FIRST;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

async function slowed(page: Page, slowdown: number): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return devtools;
}

async function visit(browser: Browser, link: string, control: string, slowdown: number): Promise<Visit> {
  const page = await (await browser.newContext({ locale: "ko-KR", viewport: { width: 1280, height: 800 } })).newPage();
  const devtools = await slowed(page, slowdown);
  const load = Object.fromEntries(KINDS.map((kind) => [kind, { wire: 0, unpacked: 0 }])) as Load;
  const kinds = new Map<string, Kind>();
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => kinds.set(requestId, type === "Font" ? "fonts" : new URL(response.url).pathname.startsWith("/api/") ? "answers" : "page"));
  devtools.on("Network.dataReceived", ({ requestId, dataLength }) => (load[kinds.get(requestId) ?? "page"].unpacked += dataLength));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => (load[kinds.get(requestId) ?? "page"].wire += encodedDataLength));
  await page.addInitScript((control) => {
    const times = { shown: 0, idle: 0 };
    Object.assign(window, { times });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) times.idle = Math.max(times.idle, task.startTime + task.duration);
    }).observe({ type: "longtask", buffered: true });
    // The frame after the one in which it is found has painted it.
    const look = (): void => void requestAnimationFrame(() => (document.querySelector(control) ? requestAnimationFrame((at) => (times.shown = at)) : look()));
    look();
  }, control);
  await page.goto(link);
  await page.waitForFunction(() => (window as unknown as { times: { shown: number } }).times.shown > 0);
  await page.waitForLoadState("networkidle");
  const { shown, idle } = await page.evaluate(() => (window as unknown as { times: { shown: number; idle: number } }).times);
  await page.context().close();
  return { load, shown, usable: Math.max(shown, idle) };
}

/** Longest frames, in milliseconds, while the class is used. */
async function useTheClass(browser: Browser, link: string): Promise<Record<string, number>> {
  const page = await (await browser.newContext({ locale: "ko-KR", viewport: { width: 1280, height: 800 } })).newPage();
  await slowed(page, SLOWDOWNS.phone);
  await page.goto(link);
  await page.locator(FIRST.instructor).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    const frames = { longest: 0, last: performance.now() };
    Object.assign(window, { frames });
    const next = (at: number): void => {
      frames.longest = Math.max(frames.longest, at - frames.last);
      frames.last = at;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const longest = async (act: () => Promise<void>): Promise<number> => {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.evaluate(() => ((window as unknown as { frames: { longest: number } }).frames.longest = 0));
    await act();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    return page.evaluate(() => (window as unknown as { frames: { longest: number } }).frames.longest);
  };
  await page.mouse.move(640, 600);
  const measured = {
    scrolling: await longest(async () => {
      for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, 900);
    }),
    filtering: await longest(async () => {
      for (const filter of ["notHandedIn", "late", "all"]) await page.locator(`label[for=filter-${filter}]`).click();
    }),
    searching: await longest(() => page.locator("#search").pressSequentially("학생 7")),
    sorting: await longest(async () => {
      for (const column of ["points", "points", "name"]) await page.locator(`#sort-${column}`).click();
    }),
  };
  await page.context().close();
  return measured;
}

async function classOf(stack: Stack): Promise<void> {
  await stack.call("instructor", "PUT", "course", readFileSync(join(REPOSITORY, "samples/course.json"), "utf8"));
  await stack.call("instructor", "PUT", "roster", readFileSync(join(stack.folder, "roster.csv"), "utf8"));
  // Gives everybody a verdict, also of nothing, each with a report: nothing is measured while they are made.
  await stack.call("instructor", "POST", "regrade");
  for (let waiting = STUDENTS; waiting > 0; ) {
    await new Promise((later) => setTimeout(later, 1000));
    const rows = (await (await stack.call("instructor", "GET", "students")).json()) as ClassRow[];
    waiting = rows.filter((row) => !row.verdict).length;
  }
  // The last ones' reports are still being written.
  await new Promise((later) => setTimeout(later, 20_000));
}

const stack = await startStack(Array.from({ length: STUDENTS }, (_, index) => `m${index}`));
const browser = await launch();
try {
  await classOf(stack);
  const link = (who: Who): string => `${stack.url}/#token=${stack.token(who === "student" ? "m7" : who)}`;
  const lines: string[] = [];
  for (const who of Object.keys(FIRST) as Who[]) {
    const times: string[] = [];
    let load: Load | undefined;
    for (const [device, slowdown] of Object.entries(SLOWDOWNS)) {
      const visits: Visit[] = [];
      for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, link(who), FIRST[who], slowdown));
      ({ load } = visits[0]!);
      const [shown, usable] = (["shown", "usable"] as const).map((what) => Math.round(median(visits.map((each) => each[what]))));
      times.push(`| ${who}, ${device}: shown; first control usable | ${shown} ms; ${usable} ms |`);
    }
    const [wire, unpacked] = (["wire", "unpacked"] as const).map((which) => KINDS.map((kind) => load![kind][which]));
    const [page, fonts, answers] = wire as [number, number, number];
    lines.push(
      `| ${who}: first load without fonts, on the wire (page, answers) | ${kilobytes(page + answers)} kB (${kilobytes(page)}, ${kilobytes(answers)}) |`,
      `| ${who}: the same unpacked; fonts | ${kilobytes(unpacked![0]! + unpacked![2]!)} kB; ${kilobytes(fonts)} kB |`,
      ...times,
    );
  }
  const uses: Record<string, number>[] = [];
  for (let run = 0; run < RUNS; run++) uses.push(await useTheClass(browser, link("instructor")));
  for (const use of Object.keys(uses[0]!)) lines.push(`| class of ${STUDENTS}: longest frame while ${use} | ${Math.round(median(uses.map((each) => each[use]!)))} ms |`);
  console.log(`10 Mbit/s, ${LINE.latency} ms; desktop: the processor as it is, phone: ${SLOWDOWNS.phone} times slower, also for the frames; cold cache; median of ${RUNS}\n\n| what | measured |\n|---|---|\n${lines.join("\n")}`);
} finally {
  await browser.close();
  await stack.stop();
}
