import { text, type Text } from "./text.ts";

/** The server's time, kept by a clock that no one sets: a laptop whose clock is wrong shows the right time left. */
export interface ServerClock {
  /** The server's time in milliseconds since 1970, as it was read. */
  readonly readAt: number;
  /** Milliseconds of the monotonic clock at that moment. */
  readonly ticksThen: number;
}

/**
 * @param asked monotonic milliseconds when the request left. The server read its clock after that, so a slow answer makes the
 * time left look shorter than it is, never longer.
 */
export const serverClock = (serverTime: string, asked: number): ServerClock => ({
  readAt: Date.parse(serverTime),
  ticksThen: asked,
});

export const serverNow = (clock: ServerClock, ticks: number): number => clock.readAt + (ticks - clock.ticksThen);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @returns how long until (or since) `due`, in two units at most; whole seconds, cut and never rounded up. */
export function timeLeft(due: string, now: number): Text {
  const left = Date.parse(due) - now;
  const length = duration(Math.abs(left));
  return left >= 0
    ? text(`${length.ko} 남음`, `${length.en} left`)
    : text(`마감 후 ${length.ko} 지남`, `${length.en} past the due time`);
}

/** Whether less than a day is left: the page then shows it with more weight. */
export const isClose = (due: string, now: number): boolean => {
  const left = Date.parse(due) - now;
  return left >= 0 && left < DAY;
};

/** @param milliseconds not negative. */
export function duration(milliseconds: number): Text {
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const seconds = Math.floor((milliseconds % MINUTE) / SECOND);
  if (days > 0) return text(`${days}일 ${hours}시간`, `${days} d ${hours} h`);
  if (hours > 0) return text(`${hours}시간 ${minutes}분`, `${hours} h ${minutes} min`);
  if (minutes > 0) return text(`${minutes}분 ${seconds}초`, `${minutes} min ${seconds} s`);
  return text(`${seconds}초`, `${seconds} s`);
}
