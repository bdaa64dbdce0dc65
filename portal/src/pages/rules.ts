import * as api from "../edges/api.ts";
import { isolated, text, type Text } from "../rules/text.ts";
import { namesOf, type Names } from "../rules/verdictWords.ts";
import { download, el, fill, say } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { filePicker } from "./filePicker.ts";
import { tryFirst } from "./tryFirst.ts";
import { words } from "./words.ts";

const FILES: readonly (readonly [api.RulesFile, Text, string])[] = [
  ["course", text("과제 규칙", "Course"), ".json,application/json"],
  ["roster", text("수강생 명단", "Roster"), ".csv,text/csv"],
  ["extensions", text("기한 연장", "Extensions"), ".csv,text/csv"],
];

/** Replaces the course's files. A chosen file is first tried: its faults, or the verdicts that it would change, are shown before it may be applied. */
export async function rules(main: HTMLElement): Promise<void> {
  const names = await knownNames();
  fill(
    main,
    el("h1", {}, words.rules),
    el("p", {}, text("파일을 고르면 먼저 무엇이 바뀌는지 보여 줍니다. 「적용」을 누르기 전에는 아무것도 바뀌지 않습니다.", "A file that you choose is tried first. Nothing changes before you apply it.")),
    ...FILES.map(([file, name, accept]) => section(file, name, accept, names)),
  );
}

/** Before the first course.json there is no course to ask, and this page is where it comes from. */
async function knownNames(): Promise<Names> {
  try {
    return namesOf(await api.course());
  } catch (error) {
    if (error instanceof api.CallFailed && error.code === "course-not-ready") return namesOf({ timeZone: "UTC", parts: [] });
    throw error;
  }
}

function section(file: api.RulesFile, name: Text, accept: string, names: Names): HTMLElement {
  const answer = el("div");
  const heading = `rules-${file}`;
  const tryOut = (chosen: File): Promise<void> => {
    let standing: Pick<api.StandingFile, "version"> = {};
    let content: Blob | undefined;
    return tryFirst(answer, {
      names,
      about: el("p", { className: "file" }, chosen.name),
      run: async (dryRun) => {
        content ??= await bytesOf(chosen);
        if (dryRun) standing = await api.rulesFile(file);
        return api.replace(file, content, dryRun, standing);
      },
    });
  };
  const picker = filePicker({ id: `file-${file}`, label: words.choose, of: name, accept, quiet: true, picked: ([chosen]) => void tryOut(chosen) });
  const fileName = api.nameOf(file);
  const save = el("button", { type: "button", className: "link" }, text("지금 파일 내려받기", "Download the file as it is"), el("span", { className: "unseen" }, ` · ${fileName}`));
  save.addEventListener("click", () => withFailureShown(save, async () => saveStanding(file, fileName)));
  return el(
    "section",
    { className: "card", attributes: { "aria-labelledby": heading } },
    el("div", { className: "head" }, el("h2", { id: heading }, say(name), " ", el("span", { className: "hint" }, fileName)), save),
    picker,
    answer,
  );
}

/** Read once: whoever saves the file again after it was tried would have something applied that nobody saw. */
async function bytesOf(file: File): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    throw new api.CallFailed("unreadable-file", 0, text(`${isolated(file.name)}: 이 컴퓨터에서 읽을 수 없습니다. 파일이 바뀌었거나 없어졌을 수 있으니 다시 고르세요.`, `${isolated(file.name)} cannot be read on this computer. It may have changed or gone: choose it again.`));
  }
}

async function saveStanding(file: api.RulesFile, fileName: string): Promise<void> {
  const { content, version } = await api.rulesFile(file);
  if (version === undefined) throw new api.CallFailed("no-such-file", 404, text(`아직 ${fileName}이(가) 없습니다.`, `There is no ${fileName} yet.`));
  download(content, fileName);
}
