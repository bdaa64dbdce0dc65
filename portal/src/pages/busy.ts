import { text } from "../rules/text.ts";
import { say } from "./dom.ts";

/** Uploads that run: leaving their page would end them. */
export const busy = new Set<object>();

export const mayLeave = (): boolean =>
  busy.size === 0 ||
  confirm(say(text("파일을 보내는 중입니다. 여기를 떠나면 멈추고, 나중에 같은 파일로 이어서 보낼 수 있습니다. 떠날까요?", "A file is being sent. If you leave, it stops, and goes on when you choose the same file later. Leave?")));

addEventListener("beforeunload", (event) => {
  if (busy.size > 0) event.preventDefault();
});
