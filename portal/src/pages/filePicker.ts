import type { Text } from "../rules/text.ts";
import { el, type Child } from "./dom.ts";
import { words } from "./words.ts";

export interface Picking {
  readonly id: string;
  readonly label: Text;
  /** Said after the label to those who listen, where several pickers of a page have the same one. */
  readonly of?: Text;
  /** As of an input's `accept`. */
  readonly accept: string;
  readonly quiet: boolean;
  readonly picked: (file: File) => void;
}

/** A place for one file: by button, by keyboard, or dropped. */
export function filePicker({ id, label, of, accept, quiet, picked }: Picking): HTMLElement {
  const input = el("input", { type: "file", className: "unseen", id, attributes: { accept } });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // Emptied, so that the same file chosen again is a choice, too.
    input.value = "";
    if (file) picked(file);
  });
  const spoken: Child = of && el("span", { className: "unseen" }, " · ", of);
  const target = el(
    "div",
    { className: "drop" },
    input,
    el("label", { htmlFor: id, className: quiet ? "button quiet" : "button" }, label, spoken),
    el("span", { className: "hint" }, words.dropHere),
  );
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    target.classList.add("over");
  });
  target.addEventListener("dragleave", () => target.classList.remove("over"));
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    target.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) picked(file);
  });
  return target;
}
