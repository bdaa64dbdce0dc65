/** What the part of an address after `#` says. */
export interface Address {
  /** Handed over once, by the link of `courseai token`; never part of an address that reaches a server or its log. */
  readonly token?: string;
  readonly page: Page;
}

export type Page =
  | { readonly name: "home" }
  | { readonly name: "verify"; readonly id?: string }
  | { readonly name: "try" }
  | { readonly name: "rules" }
  | { readonly name: "charts" }
  | { readonly name: "students"; readonly id: string };

/**
 * Reads `#/`, `#/students/{id}`, `#/verify/{id}`, `#/try`, `#/rules`, `#/charts` and `#token={jwt}`; anything else is the home page, so that no
 * link, however mangled by a messenger, ends at nothing.
 */
export function addressOf(fragment: string): Address {
  const content = fragment.replace(/^#/, "");
  const token = /^\/?token=([\w.~-]+)/.exec(content)?.[1];
  if (token) return { token, page: { name: "home" } };
  const [name, id] = content.split("/").filter(Boolean).map(decoded);
  if (name === "verify") return { page: id ? { name, id } : { name } };
  if (name === "students" && id) return { page: { name, id } };
  if (name === "try" || name === "rules" || name === "charts") return { page: { name } };
  return { page: { name: "home" } };
}

export const addressOfStudent = (id: string): string => `#/students/${encodeURIComponent(id)}`;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
