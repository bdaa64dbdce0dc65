import { CallFailed } from "../edges/api.ts";
import { text, type Text } from "../rules/text.ts";
import { announce, el } from "./dom.ts";

export const reasonOf = (error: unknown): Text =>
  error instanceof CallFailed ? error.told : text("이 페이지에서 오류가 났습니다. 새로 고쳐 보세요.", "This page failed. Try to load it again.");

/** Does what a button is for; while it is done the button waits, and a failure is told beside it. It waits by name only: a disabled button loses the focus. */
export async function withFailureShown(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  const old = button.nextElementSibling;
  if (old?.classList.contains("failure")) old.remove();
  try {
    await act();
  } catch (error) {
    button.after(el("span", { className: "failure" }, reasonOf(error)));
    announce(reasonOf(error));
  } finally {
    button.ariaDisabled = "false";
  }
}
