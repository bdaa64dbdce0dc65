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

export const say = (sentence: Text): string => sentence[language()];

/** Told to those who listen rather than look; one place for the whole page, so that nothing is said twice. */
const announcer = el("p", { className: "unseen", attributes: { role: "status", "aria-live": "polite" } });
document.body.append(announcer);

export function announce(sentence: Text): void {
  if (announcer.textContent !== say(sentence)) announcer.textContent = say(sentence);
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
