import { languageOf, type Language } from "../rules/text.ts";

const TOKEN = "courseai.token";
const LANGUAGE = "courseai.language";

/** The token lives as long as the tab: a shared computer keeps none. */
export const token = (): string | null => sessionStorage.getItem(TOKEN);

export const signIn = (value: string): void => sessionStorage.setItem(TOKEN, value);

export const signOut = (): void => sessionStorage.removeItem(TOKEN);

export const language = (): Language =>
  languageOf([localStorage.getItem(LANGUAGE), ...navigator.languages].filter((tag) => tag !== null));

export const speak = (value: Language): void => localStorage.setItem(LANGUAGE, value);
