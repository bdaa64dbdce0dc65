// Takes the pictures of docs/portal.md: the main pages on a phone and on a desktop, with a tidy class and at a fixed time, in a
// palette of colours so that they stay small.
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import sharp from "sharp";
import { fixture, RECEIPT, tokenOf } from "./fixture.mjs";

const OUT = fileURLToPath(new URL("../../docs/images/portal/", import.meta.url));
mkdirSync(OUT, { recursive: true });

const DUE = Date.parse("2026-12-19T06:00:00Z");
const HOUR = 3_600_000;

const PHONE = { viewport: { width: 390, height: 844 }, locale: "ko-KR", colorScheme: "light" };
const DESKTOP = { viewport: { width: 1280, height: 860 }, locale: "ko-KR", colorScheme: "light" };
const SHOTS = [
  { name: "hand-in-phone", role: "student", ...PHONE },
  { name: "hand-in-desktop-en-dark", role: "student", ...DESKTOP, locale: "en-GB", colorScheme: "dark" },
  { name: "verify-phone", path: "#/verify", ...PHONE, act: (page) => page.locator("textarea").fill(RECEIPT).then(() => page.getByRole("button", { name: "확인하기" }).click()).then(() => page.locator(".note.good").waitFor()) },
  { name: "class-desktop", role: "instructor", ...DESKTOP },
  { name: "class-phone-dark", role: "instructor", ...PHONE, colorScheme: "dark" },
  { name: "student-desktop", role: "instructor", path: "#/students/20210001", ...DESKTOP, viewport: { width: 1280, height: 1000 }, act: tryScore },
  { name: "charts-desktop", role: "instructor", path: "#/charts", ...DESKTOP, act: (page) => page.locator("canvas").nth(1).waitFor() },
];

/** Points are filled in, and what they would change is shown. */
async function tryScore(page) {
  const report = page.locator("section", { has: page.locator("#part-report") });
  const score = report.locator("form").last();
  await score.locator("input").fill("27");
  await score.locator("textarea").fill("비교가 분명하고, 달라진 점을 잘 설명했습니다.");
  await score.getByRole("button").click();
  await report.getByText("– → 27").waitFor();
  await report.evaluate((card) => card.scrollIntoView());
}

const browser = await launch();
try {
  for (const { name, role, path = "#/", act, ...options } of SHOTS) {
    // A student looks a day before the course is due, an instructor when all is there.
    const { url, close } = await fixture({ ...(role === "instructor" ? { now: DUE + 220 * HOUR, hoursToDue: -220 } : { now: DUE - 23 * HOUR, hoursToDue: 23 }), tidy: true });
    const page = await (await browser.newContext({ reducedMotion: "reduce", ...options })).newPage();
    if (role) {
      await page.goto(`${url}/#token=${tokenOf(role)}`);
      await page.locator("h1").waitFor();
    }
    await page.goto(`${url}/${path}`);
    await page.locator("main h1 ~ :not(:empty)").first().waitFor();
    await act?.(page);
    await page.evaluate(() => document.fonts.ready);
    await sharp(await page.screenshot()).png({ palette: true, colours: 64, effort: 10 }).toFile(`${OUT}${name}.png`);
    await page.context().close();
    await close();
  }
} finally {
  await browser.close();
}
for (const file of readdirSync(OUT)) console.log(`${Math.ceil(statSync(OUT + file).size / 1024)} kB ${file}`);
