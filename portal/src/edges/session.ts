import { languageOf, type Language } from "../rules/text.ts";
import { ofBrowser, ofTab } from "./store.ts";

const TOKEN = "courseai.token";
const LANGUAGE = "courseai.language";

/** The token lives as long as the tab: a shared computer keeps none. */
export const token = (): string | null => ofTab.get(TOKEN);

export const signIn = (value: string): void => ofTab.set(TOKEN, value);

export const signOut = (): void => ofTab.remove(TOKEN);

export const language = (): Language =>
  languageOf([ofBrowser.get(LANGUAGE), ...navigator.languages].filter((tag) => tag !== null));

export const speak = (value: Language): void => ofBrowser.set(LANGUAGE, value);
