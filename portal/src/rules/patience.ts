/** Milliseconds without an answer after which a page says so. */
export const SILENT = 10_000;

/** … and after which whatever was on its way is taken for lost, and sent again. */
export const LOST = 60_000;

const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** @param tries how often it was tried since something last went well. The last wait repeats. */
export const waitAfter = (tries: number): number => WAITS[Math.min(tries, WAITS.length) - 1] ?? WAITS[0];

/**
 * Whether trying the same again may help: the server was not reached, is overloaded or failed. Of 429 only what comes from before
 * the app: its own is that too many files are declared, which no waiting heals.
 * @param status 0 without an answer.
 * @param code as of a problem of docs/openapi.yaml.
 */
export const mayPass = (status: number, code?: string): boolean =>
  status === 0 || status === 408 || status >= 500 || (status === 429 && code !== "too-many-declarations");
