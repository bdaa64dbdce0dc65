// The browser that the tests and the commands here drive, and axe in it. CHROMIUM names it where it is not /usr/bin/chromium.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const PATH = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const hasBrowser = existsSync(PATH);

const HOW = { executablePath: PATH, args: ["--no-sandbox"] };

export const launch = () => chromium.launch(HOW);

/**
 * A browser of its own with what is set in a profile.
 * @param {string} profile a folder.
 * @param {import("playwright-core").BrowserContextOptions} options
 */
export const launchWith = (profile, options) => chromium.launchPersistentContext(profile, { ...HOW, ...options });

/**
 * What axe finds against WCAG 2.2 AA and its own advice: a rule with the elements that break it.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function axeFinds(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
  });
}
