import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "./app.css";
import * as api from "./edges/api.ts";
import { signIn, signOut, speak, language, token } from "./edges/session.ts";
import { whenForgetful } from "./edges/store.ts";
import { mayLeave } from "./pages/busy.ts";
import { announce, el, fill, reach, say } from "./pages/dom.ts";
import { reasonOf } from "./pages/failure.ts";
import { words } from "./pages/words.ts";
import { addressOf, type Page } from "./rules/address.ts";
import { roleOf } from "./rules/role.ts";
import { text } from "./rules/text.ts";

const header = el("header");
const main = el("main", { id: "main" });
document.body.prepend(header, main);

let forgetful = false;
const forgetfulNote = (): HTMLElement => el("p", { className: "note warn" }, words.forgetful);
whenForgetful(() => {
  forgetful = true;
  header.append(forgetfulNote());
  announce(words.forgetful);
});

let leaving = new AbortController();

async function show(page: Page, place: HTMLElement, left: AbortSignal): Promise<void> {
  if (page.name === "verify") return (await import("./pages/verify.ts")).verify(place, page.id);
  const bearer = token();
  const role = bearer === null ? undefined : roleOf(bearer);
  if (role === undefined) return fill(place, el("h1", {}, words.signInTitle), el("p", {}, words.signInHow));
  if (page.name === "try") return (await import("./pages/tryModels.ts")).tryModels(place);
  if (page.name === "rules" && role === "instructor") return (await import("./pages/rules.ts")).rules(place);
  if (page.name === "charts" && role === "instructor") return (await import("./pages/charts.ts")).charts(place, left);
  if (page.name === "students" && role === "instructor") return (await import("./pages/studentFile.ts")).studentFile(place, page.id, left);
  // The two pages that people come to: their code and what they show are asked for at once.
  if (role === "instructor") {
    const [{ classTable }, ...first] = await Promise.all([import("./pages/classTable.ts"), api.course(), api.students(), api.unrecognised()]);
    return classTable(place, left, ...first);
  }
  const asked = performance.now();
  const [{ student }, course, standing] = await Promise.all([import("./pages/student.ts"), api.course(), api.me()]);
  return student(place, left, course, standing, asked);
}

async function open(): Promise<void> {
  const { token: given, page } = addressOf(location.hash);
  if (given) {
    signIn(given);
    // The token must not stay in the history, nor be shown when somebody looks on.
    history.replaceState(undefined, "", "#/");
  }
  leaving.abort();
  leaving = new AbortController();
  const left = leaving.signal;
  drawHeader(page);
  // A place of its own: a page that was left before its answers came draws into one that nobody sees.
  const place = el("div", {}, el("p", { className: "hint" }, text("불러오는 중", "Loading")));
  fill(main, place);
  try {
    await show(page, place, left);
  } catch (error) {
    if (left.aborted) return;
    const again = el("button", { type: "button", className: "button" }, words.again);
    again.addEventListener("click", () => void turn());
    fill(place, el("h1", {}, text("보여 줄 수 없습니다", "This cannot be shown")), el("p", { className: "note bad" }, reasonOf(error)), el("div", { className: "row" }, again));
    announce(reasonOf(error));
  }
  if (left.aborted) return;
  const title = main.querySelector("h1")?.textContent;
  document.title = title ? `${title} · CourseAI` : "CourseAI";
}

const toHeading = (): void => {
  const heading = main.querySelector("h1");
  if (heading) reach(heading);
};

/** What had the focus has left with the old page: it goes to the new one's heading. */
const turn = (): Promise<void> => open().then(toHeading);

function drawHeader(page: Page): void {
  document.documentElement.lang = language();
  const bearer = token();
  const role = bearer === null ? undefined : roleOf(bearer);
  const link = (to: string, name: Page["name"], label: ReturnType<typeof text>): HTMLElement =>
    el("a", { href: to, attributes: page.name === name ? { "aria-current": "page" } : {} }, label);
  const other = language() === "ko" ? "en" : "ko";
  const tongue = el("button", { type: "button", className: "link", lang: other }, other === "ko" ? "한국어" : "English");
  tongue.addEventListener("click", () => {
    if (!mayLeave()) return;
    speak(other);
    void open().then(() => header.querySelector<HTMLElement>(`[lang=${language() === "ko" ? "en" : "ko"}]`)?.focus());
  });
  const out = el("button", { type: "button", className: "link" }, words.signOut);
  out.addEventListener("click", () => {
    if (!mayLeave()) return;
    signOut();
    void turn();
  });
  const skip = el("a", { href: "#main", className: "skip" }, words.skip);
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    toHeading();
  });
  fill(
    header,
    skip,
    el("a", { href: "#/", className: "brand" }, "CourseAI"),
    el(
      "nav",
      { attributes: { "aria-label": say(text("주 메뉴", "Main")) } },
      role && link("#/", "home", role === "instructor" ? words.classTable : words.course),
      role === "instructor" && link("#/charts", "charts", words.charts),
      role === "instructor" && link("#/rules", "rules", words.rules),
      role && link("#/try", "try", words.try),
      link("#/verify", "verify", words.verify),
    ),
    el("div", { className: "row" }, tongue, role && out),
    forgetful && forgetfulNote(),
  );
}

addEventListener("hashchange", ({ oldURL }) => {
  if (mayLeave()) void turn();
  else history.replaceState(undefined, "", oldURL);
});
// A file that misses its target must not replace the page, and with it the upload that runs.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
void open();
