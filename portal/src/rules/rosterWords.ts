import { text, type Text } from "./text.ts";
import type { ListedStudent, RosterDifference } from "./wire.ts";

export interface RosterLine {
  readonly what: Text;
  /** What it means for them. */
  readonly so?: Text;
  readonly students: readonly ListedStudent[];
  /** Of students who have handed in something and leave: most likely a mistake. */
  readonly isLoss: boolean;
}

/** Who comes to the class and who leaves it, those first who have handed in something and leave. */
export function rosterInWords({ added, removed }: RosterDifference, applied: boolean): RosterLine[] {
  const [lost, others] = [removed.filter((each) => each.handedIn), removed.filter((each) => !each.handedIn)];
  const counted = (students: readonly ListedStudent[], said: (count: number) => Text, isLoss = false): RosterLine[] =>
    students.length === 0 ? [] : [{ what: said(students.length), students, isLoss, ...(isLoss ? { so: LOSS } : {}) }];
  return [
    ...counted(
      lost,
      (count) =>
        applied
          ? text(`제출한 파일이 있는데 명단에서 빠진 학생: ${count}명`, `Students who handed in something and left the roster: ${count}`)
          : text(`제출한 파일이 있는데 명단에서 빠질 학생: ${count}명`, `Students who handed in something and would leave the roster: ${count}`),
      true,
    ),
    ...counted(others, (count) =>
      applied
        ? text(`제출 없이 명단에서 빠진 학생: ${count}명`, `Students who handed in nothing and left the roster: ${count}`)
        : text(`제출 없이 명단에서 빠질 학생: ${count}명`, `Students who handed in nothing and would leave the roster: ${count}`),
    ),
    ...counted(added, (count) =>
      applied
        ? text(`명단에 새로 든 학생: ${count}명`, `Students who are new on the roster: ${count}`)
        : text(`명단에 새로 들 학생: ${count}명`, `Students who would be new on the roster: ${count}`),
    ),
  ];
}

const LOSS = text(
  "명단에 없으면 더 낼 수도, 결과를 볼 수도 없습니다. 낸 파일은 그대로 보관됩니다.",
  "Who is not on the roster can neither hand in nor see results. What was handed in is kept.",
);
