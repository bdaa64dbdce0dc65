// What a page loses where there is little room (WCAG 2.2: 1.4.4 and 1.4.10, zoom and reflow; 1.4.12, text spacing).

/** Sizes in CSS pixels: a desktop of 1280 by 800 at 200 %, one of 1280 by 1024 at 400 %, and the spacing that a reader may set. */
export const ROOMS = [
  { room: "200 % zoom", width: 640, height: 400, scale: 2, spaced: false },
  { room: "400 % zoom", width: 320, height: 256, scale: 4, spaced: false },
  { room: "spaced text", width: 1280, height: 800, scale: 1, spaced: true },
  { room: "spaced text at 200 %", width: 640, height: 400, scale: 2, spaced: true },
  { room: "spaced text at 320 px", width: 320, height: 640, scale: 1, spaced: true },
];

const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** @returns {Promise<string[]>} what is cut off, overlaps or cannot be reached, in that room; nothing where all is well. */
export async function lossesIn(page, { width, height, scale, spaced }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, spaced ? SPACING : "");
  // Two frames: what watches its size draws in the first.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const losses = await page.evaluate(lossesHere);
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  await devtools.send("Emulation.clearDeviceMetricsOverride");
  await devtools.detach();
  return losses;
}

/** Runs in the page. */
function lossesHere() {
  const SLACK = 1.5;
  const lost = new Set();
  const named = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 60)}`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .skip:not(:focus)");
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";
  const clipper = (element) => {
    for (let each = element; each && each !== document.documentElement; each = each.parentElement) if (clips(each)) return each;
  };

  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) lost.add(`the page scrolls sideways by ${wider} px: ${[...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > innerWidth && !clipper(each)).map(named).slice(0, 3)}`);
  for (const element of document.querySelectorAll("body *"))
    if (scrolls(element) && element.scrollWidth > element.clientWidth && !element.matches("input, textarea, select") && !(element.tabIndex >= 0 && element.ariaLabel))
      lost.add(`scrolls without focus or name: ${named(element)}`);

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element) || element.closest("noscript, script, option, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = clipper(element);
    for (const rect of range.getClientRects()) {
      if (box && scrolls(box)) continue;
      const room = box ? box.getBoundingClientRect() : { left: 0, right: innerWidth };
      // A row's name may be cut: it is a link to the page that is headed by it.
      if ((rect.left < room.left - SLACK || rect.right > room.right + SLACK) && !element.closest("th[scope=row]")) lost.add(`cut off: ${named(element)}`);
      if (box && (rect.top < room.top - 4 || rect.bottom > room.bottom + 4)) lost.add(`cut off in height: ${named(element)}`);
      if (!box) texts.push({ element, rect });
    }
  }
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (one.element === other.element) continue;
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      // Lines may touch by what their font leaves above and below its letters.
      if (across > 2 && down > 5) lost.add(`overlap: ${named(one.element)} | ${named(other.element)}`);
    }
  });

  for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    const shown = control.matches(".unseen") ? control.labels[0] : control;
    if (!seen(shown)) continue;
    shown.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const [rect] = shown.getClientRects();
    const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (!top || !(shown.contains(top) || top.contains(shown) || top.closest("label")?.control === control)) lost.add(`cannot be reached: ${named(shown)}, under ${top ? named(top) : "nothing"}`);
  }
  scrollTo(0, 0);
  return [...lost];
}
