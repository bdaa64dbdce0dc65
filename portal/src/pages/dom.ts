import { language } from "../edges/session.ts";
import type { Text } from "../rules/text.ts";

export type Child = Node | string | Text | undefined | false;

type Properties<T extends HTMLElement> = Partial<Omit<T, "style" | "children" | "attributes">> & { readonly attributes?: Readonly<Record<string, string>> };

/**
 * An element with properties and children. Strings become text nodes and nothing is ever parsed as markup, so a file name or a
 * cell of a CSV file cannot become an element.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const { attributes = {}, ...own } = properties;
  Object.assign(element, own);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  fill(element, ...children);
  return element;
}

/** A form's control below its name. */
export const field = (name: Text, control: HTMLElement): HTMLElement => el("label", { className: "field" }, el("span", {}, name), control);

/** Puts new content in place of the old. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  element.replaceChildren(
    ...children
      .filter((child) => child !== undefined && child !== false)
      .map((child) => (typeof child === "object" && "ko" in child ? say(child) : child)),
  );
}

/**
 * Puts new content in place of the old while somebody may be in the middle of it: what was unfolded stays so, and the focus goes to
 * the control of the same name, or to the place itself where there is none any more.
 * @param draw may take things out of the old content into the new, which takes the focus from them.
 */
export function renew(place: HTMLElement, draw: () => readonly Child[]): void {
  const focused = place.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
  const unfolded = folds(place).map((each) => each.open);
  fill(place, ...draw());
  folds(place).forEach((each, index) => (each.open = unfolded[index] ?? each.open));
  if (!focused) return;
  const same = focused.isConnected ? focused : [...place.querySelectorAll<HTMLElement>(focused.localName)].find((each) => each.textContent === focused.textContent);
  if (same) same.focus({ preventScroll: true });
  else reach(place);
}

const folds = (place: HTMLElement): HTMLDetailsElement[] => [...place.querySelectorAll<HTMLDetailsElement>(":scope > details")];

/** Takes the focus to what is no control, where the control that had it is gone. */
export function reach(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

export const say = (sentence: Text): string => sentence[language()];

/** Told to those who listen rather than look; one place for the whole page, so that nothing is said twice. */
const announcer = el("p", { className: "unseen", attributes: { role: "status", "aria-live": "polite" } });
document.body.append(announcer);

/** What is said in one go. A region tells what it holds when there is time, so what came one after the other would be lost but for the last. */
let unsaid: { readonly sentence: Text; readonly refused: boolean }[] = [];

/** @param refused told before the rest. */
export function announce(sentence: Text, refused = false): void {
  if (unsaid.length === 0) queueMicrotask(speak);
  unsaid.push({ sentence, refused });
}

function speak(): void {
  const inOrder = [...unsaid.filter(({ refused }) => refused), ...unsaid.filter(({ refused }) => !refused)];
  unsaid = [];
  // A node of its own, so that the same sentence is told again when it is true again.
  fill(announcer, el("span", {}, inOrder.map(({ sentence }) => say(sentence)).join(" ")));
}

export function download(blob: Blob, fileName: string): void {
  const link = el("a", { href: URL.createObjectURL(blob), download: fileName });
  link.click();
  // The browser reads the address when it gets to it; a minute is long enough and no leak.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A card with a heading, which is its name. */
export const section = (id: string, title: Child, ...content: Child[]): HTMLElement =>
  el("section", { className: "card", attributes: { "aria-labelledby": id } }, el("h2", { id }, title), ...content);
