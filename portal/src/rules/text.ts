/** The same sentence in both languages; the shape in which the server sends sentences, too. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Text;

export const text = (ko: string, en: string): Text => ({ ko, en });

/** Hebrew, Arabic and their like, and the marks that turn the direction of what follows (U+202E, by which `exe.pdf` is really `fdp.exe`). */
const TURNS = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A name of somebody's making within a sentence, which keeps its own direction to itself (FIRST STRONG ISOLATE … POP). */
export const isolated = (name: string): string => (TURNS.test(name) ? `\u2068${name.replaceAll("\u2069", "")}\u2069` : name);

/** @param preferred language tags, the most wanted first, as a browser lists them. */
export const languageOf = (preferred: readonly string[]): Language =>
  preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "ko" || tag === "en") === "en" ? "en" : "ko";
