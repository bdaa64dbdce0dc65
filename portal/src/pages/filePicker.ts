import { text, type Text } from "../rules/text.ts";
import { el, fill, type Child } from "./dom.ts";
import { words } from "./words.ts";

export interface Picking {
  readonly id: string;
  readonly label: Text;
  /** Said after the label to those who listen, where several pickers of a page have the same one. */
  readonly of?: Text;
  /** As of an input's `accept`. */
  readonly accept: string;
  readonly quiet: boolean;
  /** Whether more than one may be taken at once. */
  readonly several?: boolean;
  /** @param left how many more were dropped than are taken. */
  readonly picked: (files: readonly [File, ...File[]], left: number) => void;
}

/** A place for a file, or several: by button, by keyboard, or dropped. */
export function filePicker({ id, label, of, accept, quiet, several = false, picked }: Picking): HTMLElement {
  const input = el("input", { type: "file", className: "unseen", id, multiple: several, attributes: { accept } });
  const hint = el("span", { className: "hint" }, several ? words.dropSeveral : words.dropHere);
  const pick = ([first, ...more]: readonly File[]): void => {
    if (!first) return;
    const left = several ? 0 : more.length;
    fill(hint, left > 0 ? text(`파일은 하나만 받습니다: 「${first.name}」. 나머지 ${left}개는 두었습니다.`, `One file is taken: “${first.name}”. ${left} more were left.`) : several ? words.dropSeveral : words.dropHere);
    picked([first, ...(several ? more : [])], left);
  };
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // Emptied, so that the same file chosen again is a choice, too.
    input.value = "";
    pick(files);
  });
  const spoken: Child = of && el("span", { className: "unseen" }, " · ", of);
  const target = el(
    "div",
    { className: "drop" },
    input,
    el("label", { htmlFor: id, className: quiet ? "button quiet" : "button" }, label, spoken),
    hint,
  );
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    target.classList.add("over");
  });
  target.addEventListener("dragleave", () => target.classList.remove("over"));
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    target.classList.remove("over");
    pick([...(event.dataTransfer?.files ?? [])]);
  });
  return target;
}
