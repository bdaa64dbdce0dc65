import { text, type Text } from "./text.ts";

/** The tools by the names that the model gives them; shared/Core/Courses/TaskLabels.cs has the same. */
const TOOLS = new Map(Object.entries({
  hammer: "망치",
  wrench: "렌치",
  screwdriver: "드라이버",
  pliers: "펜치",
  scissors: "가위",
  saw: "톱",
  axe: "도끼",
  shovel: "삽",
  drill: "드릴",
  tape_measure: "줄자",
}));

/** A model's label for people; a digit is its own name. */
export const labelInWords = (label: string): Text => text(TOOLS.get(label) ?? label, label.replaceAll("_", " "));
