/** The same sentence in both languages; the shape in which the server sends sentences, too. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Text;

export const text = (ko: string, en: string): Text => ({ ko, en });

/** @param preferred language tags, the most wanted first, as a browser lists them. */
export const languageOf = (preferred: readonly string[]): Language =>
  preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "ko" || tag === "en") === "en" ? "en" : "ko";
