import type { Language } from "./text.ts";

const UNITS = ["B", "KB", "MB", "GB"] as const;

/** Sizes in powers of 1024, as the course's limits are; three digits at most, cut so that a file over a limit never reads as at it. */
export function bytes(count: number): string {
  let unit = 0;
  let value = count;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? Math.ceil(value * 10) / 10 : Math.ceil(value)} ${UNITS[unit]}`;
}

/** Points have two digits after the point at most, and none that are zero. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** An instant in the course's zone, with the zone, and in UTC: nobody has to know where the server stands. */
export function instant(iso: string, zone: string, language: Language): { readonly local: string; readonly utc: string } {
  const at = new Date(iso);
  const day = (timeZone: string): string =>
    at.toLocaleDateString(language === "ko" ? "ko-KR" : "en-GB", { timeZone, year: "numeric", month: "short", day: "numeric", weekday: "short" });
  // Digits and colons in both languages: of times below each other a reader sees at once which one is later.
  const time = (timeZone: string, timeZoneName?: "short"): string =>
    at.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZoneName });
  return { local: `${day(zone)} ${time(zone, "short")}`, utc: `${day("UTC")} ${time("UTC")} UTC` };
}

/** An instant as the clock on the wall of a zone shows it: `2026-12-19T15:00`, and the seconds where there are any, as fields for local times and extensions.csv have it. */
export const wallTime = (iso: string, zone: string): string =>
  // Swedish dates are ISO 8601.
  new Date(iso).toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).replace(" ", "T").replace(/(?<=T..:..):00$/, "");

/** The same without the year and seconds, `12-19 15:00`: within a term nobody needs it, and a table has no room. */
export const dayAndTime = (iso: string, zone: string): string => wallTime(iso, zone).slice(5, 16).replace("T", " ");
