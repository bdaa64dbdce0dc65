// Looks at the built portal in a real browser: hands in a file whose connection breaks and whose tab is reloaded, asks axe about
// every page in both languages and both colour schemes, and leaves a picture of each in browser/out. Ends with 1 when something
// is wrong.
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { axeFinds, launch } from "./chromium.mjs";
import { overlap } from "./blockIds.mjs";
import { fixture, RECEIPT, tokenOf } from "./fixture.mjs";
import { lossesIn, ROOMS } from "./layout.mjs";

const OUT = fileURLToPath(new URL("./out/", import.meta.url));
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT);

let wrong = 0;
const hold = (what, holds, seen = "") => {
  console.log(`${holds ? "ok   " : "WRONG"} ${what}${holds ? "" : ` ${seen}`}`);
  if (!holds) wrong++;
};

// Ten seconds are plenty for a page of this machine, and three times that while others work on it.
const PATIENCE = 30_000;
const browser = await launch();

/** A fresh browser profile on a page that is signed in; whatever the page complains of is wrong. */
async function open({ url, storage }, { role, path = "#/", ...options }) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`)));
  page.on("pageerror", (error) => hold("no error in the page", false, error.stack));
  page.on("console", (message) => message.type() === "error" && !storage.broken && !storage.refusing && hold("no complaint in the console", false, message.text()));
  page.on("request", (request) => !request.url().startsWith(url) && !/^(data|blob):/.test(request.url()) && hold("no request to anyone else", false, request.url()));
  if (role) {
    await page.goto(`${url}/#token=${tokenOf(role)}`);
    await page.locator("h1").waitFor();
    hold("the token leaves the address", !page.url().includes("token"), page.url());
  }
  await page.goto(`${url}/${path}`);
  await page.locator("h1").waitFor();
  return page;
}

async function handIn() {
  const server = await fixture();
  const { url, storage } = server;
  const bytes = Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), randomBytes(40 << 20)]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [file, other] = ["시연.mp4", "시연 2.mp4"].map((name) => OUT + name);
  writeFileSync(file, bytes);
  writeFileSync(other, Buffer.concat([bytes, Buffer.from("2")]));
  const page = await open(server, { role: "student", locale: "en-GB" });
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Video" }) });
  storage.slowMs = 100;
  storage.afterBlock = () => (storage.broken = storage.staged.length >= 4);
  await card.locator("input[type=file]").setInputFiles(file);
  await card.getByRole("button", { name: "Hand in", exact: true }).click();
  await card.getByText("goes on by itself").waitFor();
  hold("a broken connection is told, with the declared time above", await card.getByText("Declared at").isVisible());
  await card.screenshot({ path: `${OUT}upload-broken.png` });
  for (const each of ROOMS) {
    const lost = await lossesIn(page, each);
    hold(`nothing is lost, ${each.room}, while a file is sent`, lost.length === 0, `\n${lost.join("\n")}`);
  }

  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await card.getByText("has not arrived in full").waitFor();
  hold("after a reload it says how much is there", /\d+ % is there/.test(await card.innerText()));
  const before = [...storage.staged];
  storage.afterBlock = undefined;
  storage.broken = false;
  await card.locator("input[type=file]").setInputFiles(file);
  await card.getByRole("button", { name: "Hand in", exact: true }).click();
  await card.getByText("All sent").waitFor();
  const after = storage.staged.slice(before.length);
  hold("only missing blocks are sent after that", after.length > 0 && !overlap(before, after), `${before} then ${after}`);
  hold("something handed in before is handed in again, not first", await card.getByText("Hand in again").isVisible());
  hold("the very bytes arrived", storage.files[0]?.sha256 === sha256, JSON.stringify(storage.files));
  hold("and over no other file", storage.files[0]?.ifNoneMatch === "*");

  storage.slowMs = 2000;
  await card.locator("input[type=file]").setInputFiles(other);
  await card.getByRole("button", { name: "Hand in", exact: true }).click();
  await card.getByText("Declared at").waitFor();
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => (location.hash = "#/try"));
  hold("leaving while a file is sent is asked about", (await asked).type() === "confirm");
  await page.goto(`${url}/#/`);
  await card.getByText("has not arrived in full").waitFor();
  await card.locator("input[type=file]").setInputFiles(other);
  await card.getByRole("button", { name: "Hand in", exact: true }).click();
  await card.getByText("Declared at").waitFor();
  await card.getByRole("button", { name: "Cancel" }).click();
  await card.getByText("Cancelled.").waitFor();
  hold("a cancelled upload makes no file", storage.files.length === 1);
  storage.slowMs = 0;
  rmSync(file);
  rmSync(other);
  await page.context().close();
  await server.close();
}

async function replaceRules(page, storage) {
  await leaveWhileLoading(page);
  const csv = { name: "file.csv", mimeType: "text/csv", buffer: Buffer.from("id") };
  storage.refusing = true;
  await page.locator("#file-roster").setInputFiles(csv);
  await page.getByText("roster.csv line 7, email").waitFor();
  storage.refusing = false;
  await page.locator("#file-roster").setInputFiles({ ...csv, buffer: Buffer.from("id,name,email,department\n") });
  await page.locator(".note.bad").getByText(/제출한 파일이 있는데 명단에서 빠질 학생: 1명|Students who handed in something and would leave the roster: 1/).waitFor();
  hold("who would leave the roster with files is named before anything is applied", (await page.locator(".note.bad").innerText()).includes("20210001") && storage.applied === 0);
  hold("and who comes and who leaves without", (await page.locator("details.note:not(.bad)").count()) === 2);
  const path = `${OUT}extensions.csv`;
  const saved = (content, second) => (writeFileSync(path, content), utimesSync(path, second, second));
  saved("tried", 1);
  await page.locator("#file-extensions").setInputFiles(path);
  await page.getByText("24 → 30").first().waitFor();
  hold("a difference is shown before anything is applied", storage.applied === 0);
  hold("a rule is named in words, with its id", /(영상 길이|Video length) video\.length: /.test(await page.locator("main").innerText()));
  saved("saved meanwhile", 2);
  await page.locator("section", { has: page.locator("#rules-extensions") }).getByRole("button", { name: /적용|Apply/ }).click();
  await page.locator(".note.good").waitFor();
  hold("it is applied by the button, once", storage.applied === 1);
  hold("and what is applied was tried, whatever was saved meanwhile", storage.extensions === "tried", storage.extensions);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "held", hidden: true })));
  await page.locator("#held").setInputFiles(path);
  saved("saved before it is dropped", 3);
  await page.locator("section", { has: page.locator("#rules-course") }).locator(".drop").evaluate((place) => {
    const held = document.getElementById("held");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(held.files[0]);
    held.remove();
    place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByText(/이 컴퓨터에서 읽을 수 없습니다|cannot be read on this computer/).first().waitFor();
  rmSync(path);
}

const SEE = /무엇이 바뀌는지 보기|See what would change/;
const APPLY = /^(적용|Apply)$/;

/** Scores, decides, and extends while somebody else changes the file; each is tried first. */
async function instruct(page, storage) {
  const report = page.locator("section", { has: page.locator("#part-report") });
  const score = report.locator("form").last();
  await score.locator("input").fill("27");
  await score.locator("textarea").fill("좋은 비교");
  await score.getByRole("button", { name: SEE }).click();
  await report.getByText(/– → 27/).waitFor();
  hold("a score shows what it changes before it is given", storage.applied === 0);
  await score.locator("textarea").fill("좋은 비교입니다.");
  hold("an edited score has to be tried again", (await report.getByRole("button", { name: APPLY }).count()) === 0);
  await score.getByRole("button", { name: SEE }).click();
  await report.getByRole("button", { name: APPLY }).click();
  await report.locator(".note.good").waitFor();
  await page.locator("#trail ~ div li", { hasText: "좋은 비교입니다." }).waitFor();
  hold("a score is given once, and stands in the audit trail with who gave it", storage.applied === 1 && /이지수/.test(await page.locator("#trail ~ div li").first().innerText()));
  hold("focus goes to what was done", await report.locator(".note.good").evaluate((note) => note === document.activeElement));

  const images = page.locator("section", { has: page.locator("#part-images") });
  await images.getByRole("radio").last().check();
  await images.locator("input[type=number]").fill("2");
  await images.getByRole("button", { name: SEE }).click();
  await images.getByText(/10 → 8/).first().waitFor();
  await images.getByRole("button", { name: APPLY }).click();
  await images.locator("li.violated").waitFor();
  hold("a decision stands in place of the finding", storage.applied === 2);

  const extension = page.locator("section", { has: page.locator("#extension") });
  await extension.locator("select").selectOption("video");
  await extension.locator("input[type=datetime-local]").fill("2026-12-24T23:59:59");
  await extension.locator("input[type=text]").fill("입원, 연장");
  await extension.getByRole("button", { name: SEE }).click();
  await extension.getByRole("button", { name: APPLY }).waitFor();
  storage.extensions += "20210009,,2026-12-22T15:00,다른 사람\r\n";
  storage.version++;
  storage.refusing = true;
  await extension.getByRole("button", { name: APPLY }).click();
  await extension.locator(".note.warn").waitFor();
  storage.refusing = false;
  hold("a file changed meanwhile is told, and nothing is applied", storage.applied === 2);
  await extension.getByRole("button", { name: APPLY }).click();
  await extension.locator(".note.good").waitFor();
  hold(
    "the extension stands in the file as it was changed by then",
    storage.extensions.endsWith('x\r\n20210009,,2026-12-22T15:00,다른 사람\r\n20210001,video,2026-12-24T23:59:59,"입원, 연장"\r\n'),
    storage.extensions,
  );
  await extension.locator("select").selectOption("report");
  await extension.locator("select").selectOption("video");
  const due = extension.locator("input[type=datetime-local]");
  hold("its second is proposed again, and can be sent", (await due.inputValue()) === "2026-12-24T23:59:59" && (await due.evaluate((field) => field.checkValidity())), await due.inputValue());
  await page.getByRole("button", { name: /다시 검사|Inspect again/ }).first().click();
  await page.getByText(/2번째 측정|measurement 2/).first().waitFor();
}

/** Sorts, filters, searches and goes through rows by keyboard in a class of 1,000; then gives a stray upload to its student. */
async function workTheClass(page, storage) {
  const first = page.locator("tbody th").first();
  const count = page.getByRole("status").filter({ hasText: "1000" });
  hold("of 1,000 students only those to be seen are rows", (await page.locator("tbody tr").count()) < 60);
  const height = await page.locator("table").evaluate((table) => table.offsetHeight);
  hold("and the table is as high as 1,001 rows", Math.abs(height - 1001 * 44) < 10, height);
  await page.locator("#sort-points").click();
  await page.locator("#sort-points").click();
  hold("a column sorts, says so, and keeps the focus", (await page.locator("th[aria-sort=descending] #sort-points:focus").count()) === 1);
  const [, atRisk] = /(\d+)$/.exec(await page.locator("label[for=filter-late]").innerText());
  await page.locator("label[for=filter-late]").click();
  hold("a filter leaves as many as it says", (await count.innerText()).includes(` ${atRisk}`) || (await count.innerText()).startsWith(`${atRisk} `), await count.innerText());
  await page.locator("label[for=filter-all]").click();
  await page.locator("#sort-id").click();
  await first.locator("a").focus();
  for (let row = 0; row < 40; row++) await page.keyboard.press("Tab");
  hold("Tab goes on through rows as they come", await page.evaluate(() => document.activeElement.closest("tr")?.ariaRowIndex === "42"), await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  const typing = await page.evaluate(async () => {
    const field = document.getElementById("search");
    const times = [];
    for (const letters of ["김", "김하", "김하늘", ""]) {
      const before = performance.now();
      field.value = letters;
      field.dispatchEvent(new Event("input"));
      // Layout is what the browser would do next.
      document.querySelector(".frame").getBoundingClientRect();
      times.push(Math.round(performance.now() - before));
    }
    return times;
  });
  console.log(`      milliseconds from a letter in the search to the laid out table: ${typing.join(", ")}`);
  await seeInHighContrast(page);
  await page.locator("details.note summary").click();
  const stray = page.locator("details.note li").first();
  await stray.locator("input").fill("20210005");
  await stray.locator("select").selectOption("report");
  await stray.getByRole("button").click();
  await stray.locator(".note.good").waitFor();
  await regradeTheClass(page, storage);
  hold("it says what was assigned to whom", /강서연 \(20210005\)/.test(await stray.innerText()), await stray.innerText());
}

/** Verdicts for those who have none: first seen, then applied. */
async function regradeTheClass(page, storage) {
  const downloads = page.locator("section", { has: page.locator("#downloads") });
  await downloads.getByRole("button", { name: /^(다시 채점|Regrade)$/ }).click();
  await downloads.getByText("20210008 – → 0").waitFor();
  hold("a regrade shows who gets a verdict before it is done", storage.applied === 0);
  await downloads.getByRole("button", { name: APPLY }).click();
  await downloads.locator(".note.good").waitFor();
  hold("a regrade is done by the button, once", storage.applied === 1);
}

/** Where backgrounds and shadows are taken away, what they said must still be seen. */
async function seeInHighContrast(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const painted = (selector, pseudo) => page.locator(selector).first().evaluate((element, pseudo) => getComputedStyle(element, pseudo).backgroundColor, pseudo);
  hold("high contrast shows which filter is chosen", (await painted("input:checked + .chip")) !== (await painted("input:not(:checked) + .chip")));
  hold("high contrast tells a full dot from an empty one", (await painted(".state.onTime", "::before")) !== (await painted(".state.notHandedIn", "::before")));
  hold("high contrast underlines the page that is open", (await page.locator("header [aria-current]").evaluate((link) => getComputedStyle(link).textDecorationLine)) === "underline");
  await page.screenshot({ path: `${OUT}class-forced-colours.png` });
  await page.emulateMedia({ forcedColors: "none" });
}

/** A file that is too long says so before it is sent. */
async function choosePdf(page) {
  await page.locator("#file-report").setInputFiles(fileURLToPath(new URL("../../samples/files/pdf/report-6-pages.pdf", import.meta.url)));
  await page.getByText(/6쪽으로 5쪽을|6 pages, over 5/).first().waitFor();
}

/** A canvas with nothing on it is one colour. */
async function drawCharts(page) {
  await page.locator("canvas").nth(2).waitFor();
  const colours = await page.locator("canvas").evaluateAll((all) => all.map((each) => new Set(new Uint32Array(each.getContext("2d").getImageData(0, 0, each.width, each.height).data.buffer)).size));
  hold("three charts are drawn", colours.length === 3 && colours.every((count) => count > 10), colours);
  for (const table of await page.locator("summary").all()) await table.click();
}

/** Answers that come in another order than they were asked for must not bring back a page that was left. */
async function leaveWhileLoading(page) {
  let slow = true;
  await page.route("**/api/students", async (route) => {
    const wait = slow;
    slow = false;
    if (wait) await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  await page.evaluate(() => (location.hash = "#/?"));
  await page.evaluate(() => (location.hash = "#/rules"));
  await page.locator("#rules-course").waitFor();
  await page.waitForTimeout(1500);
  hold("a page that was left does not come back", await page.locator("#rules-course").isVisible());
  await page.unroute("**/api/students");
}

const PAGES = [
  { name: "student", role: "student", act: choosePdf },
  { name: "try", role: "student", path: "#/try", act: (page) => page.getByRole("button", { name: /알아보기|Recognise/ }).click().then(() => page.locator("figure").waitFor()) },
  { name: "verify", path: "#/verify", act: (page) => page.locator("textarea").fill(RECEIPT).then(() => page.getByRole("button", { name: /확인하기|^Verify$/ }).click()).then(() => page.locator(".note.good").waitFor()) },
  { name: "class", role: "instructor", act: workTheClass },
  { name: "file", role: "instructor", path: "#/students/20210001", act: instruct },
  { name: "charts", role: "instructor", path: "#/charts", act: drawCharts },
  { name: "rules", role: "instructor", path: "#/rules", act: replaceRules },
  { name: "nobody" },
];
const LOOKS = [
  { look: "phone-ko-dark", locale: "ko-KR", colorScheme: "dark", viewport: { width: 320, height: 700 } },
  { look: "desktop-ko", locale: "ko-KR", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { look: "desktop-en-dark", locale: "en-GB", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
];

/** Hours: who is looked at by an instructor has handed in by then, however late. */
const LONG_PAST = -220;

async function look({ name, role, path, act }, { look, ...options }) {
  const server = await fixture({ hoursToDue: role === "instructor" ? LONG_PAST : 6 });
  const page = await open(server, { role, path, reducedMotion: "reduce", ...options });
  await act?.(page, server.storage);
  await page.evaluate(() => document.fonts.ready);
  const found = await axeFinds(page);
  hold(`axe, ${name}, ${look}`, found.length === 0, found.join("\n"));
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((each) => getComputedStyle(each).transitionDuration !== "0s" || getComputedStyle(each).animationName !== "none").length);
  hold(`nothing moves for who wants no motion, ${name}, ${look}`, moving === 0, moving);
  hold(`hostile names stay text, ${name}, ${look}`, (await page.locator("img[src=x]").count()) === 0);
  await page.screenshot({ path: `${OUT}${name}-${look}.png`, fullPage: true });
  for (const each of [{ room: "as it is", ...options.viewport, scale: 1, spaced: false }, ...ROOMS]) {
    const lost = await lossesIn(page, each);
    hold(`nothing is lost, ${each.room}, ${name}, ${look}`, lost.length === 0, `\n${lost.join("\n")}`);
  }
  if (name === "nobody") {
    await page.evaluate(() => document.querySelector("main").append(document.createElement("input")));
    hold("axe would have found a field without a name", (await axeFinds(page)).some((each) => each.startsWith("label:")));
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("h1 { width: 400px } p { margin-top: -2rem } header { height: 1rem; overflow: hidden } nav a { translate: -100vw }");
      document.adoptedStyleSheets.push(sheet);
    });
    const lost = (await lossesIn(page, ROOMS[1])).join();
    hold("what is lost would have been found", ["sideways", "overlap", "cut off", "cannot be reached"].every((each) => lost.includes(each)), lost);
  }
  await page.context().close();
  await server.close();
}

// `npm run look -- class verify` looks at these pages only, `upload` hands in the broken file.
const wanted = process.argv.slice(2);
try {
  if (wanted.length === 0 || wanted.includes("upload")) await handIn();
  for (const page of PAGES) if (wanted.length === 0 || wanted.includes(page.name)) for (const each of LOOKS) await look(page, each);
} finally {
  await browser.close();
}
console.log(wrong === 0 ? "all well" : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;
