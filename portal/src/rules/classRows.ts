import type { ClassRow, PartLine, PartState } from "./wire.ts";

/** By a column; `part:` is followed by a part's id. */
export type Order = "id" | "name" | "points" | "late" | `part:${string}`;

export type Filter = "all" | "needsPerson" | "needsAttention" | Extract<PartState, "late" | "notHandedIn">;

export interface Choice {
  /** Looked for in number, name, department and labels, whatever the case. */
  readonly search: string;
  readonly filter: Filter;
  readonly order: Order;
  readonly descending: boolean;
}

/** The rows that are chosen, in order; those equal by it stay in the roster's order. */
export function chosenRows(rows: readonly ClassRow[], { search, filter, order, descending }: Choice): ClassRow[] {
  const wanted = search.normalize("NFC").trim().toLowerCase();
  const sign = descending ? -1 : 1;
  return rows
    .filter((row) => passes(row, filter) && matches(row, wanted))
    .sort((a, b) => sign * compare(a, b, order));
}

/** How many rows each filter would leave, whatever is searched for. */
export const countsOf = (rows: readonly ClassRow[], filters: readonly Filter[]): Map<Filter, number> =>
  new Map(filters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]));

export interface Lateness {
  /** How many parts came after the due time of this student. */
  readonly parts: number;
  /** The most that is taken off one of them; what came after the cut-off has lost all. */
  readonly percent: number;
}

export function latenessOf({ verdict }: ClassRow): Lateness {
  const late = verdict?.parts.filter(({ state }) => state === "late" || state === "afterCutOff") ?? [];
  return { parts: late.length, percent: Math.max(0, ...late.map(({ state, latePercent }) => (state === "afterCutOff" ? 100 : latePercent))) };
}

export const stateOf = (row: ClassRow, partId: string): PartState => lineOf(row, partId)?.state ?? "notHandedIn";

const korean = new Intl.Collator("ko", { numeric: true });

function compare(a: ClassRow, b: ClassRow, order: Order): number {
  switch (order) {
    case "id":
      return korean.compare(a.id, b.id);
    case "name":
      return korean.compare(a.name, b.name);
    case "points":
      return (a.verdict?.points ?? 0) - (b.verdict?.points ?? 0);
    case "late": {
      const [first, second] = [latenessOf(a), latenessOf(b)];
      return first.percent - second.percent || first.parts - second.parts;
    }
    default:
      return byPart(a, b, order.slice("part:".length));
  }
}

/** First what asks for somebody, in the order of how much. */
const URGENCY: readonly PartState[] = ["needsAttention", "notHandedIn", "afterCutOff", "late", "onTime"];

const byPart = (a: ClassRow, b: ClassRow, partId: string): number =>
  URGENCY.indexOf(stateOf(a, partId)) - URGENCY.indexOf(stateOf(b, partId)) || (pointsOf(a, partId) ?? -1) - (pointsOf(b, partId) ?? -1);

export const pointsOf = (row: ClassRow, partId: string): number | undefined => lineOf(row, partId)?.points;

/** Where an extension puts the due time of this student. */
export const extensionOf = (row: ClassRow, partId: string): string | undefined => lineOf(row, partId)?.extendedTo;

const lineOf = ({ verdict }: ClassRow, partId: string): PartLine | undefined => verdict?.parts.find((part) => part.partId === partId);

const matches = ({ id, name, department, labels }: ClassRow, wanted: string): boolean =>
  [id, name, department, ...labels].some((each) => each.normalize("NFC").toLowerCase().includes(wanted));

function passes(row: ClassRow, filter: Filter): boolean {
  const { verdict } = row;
  if (filter === "all") return true;
  // Without a verdict nothing has come from this student.
  if (!verdict) return filter === "notHandedIn";
  if (filter === "needsPerson") return verdict.needsPerson;
  if (filter === "needsAttention") return verdict.needsAttention;
  if (filter === "late") return latenessOf(row).parts > 0;
  return verdict.parts.some((part) => part.state === filter);
}

/** Of rows of one height, those that can be seen, and a few beyond each edge so that scrolling shows no gap. */
export function visible(count: number, rowHeight: number, scrolled: number, height: number): { readonly from: number; readonly to: number } {
  const first = Math.floor(Math.max(0, scrolled) / rowHeight);
  const from = Math.min(Math.max(0, first - SPARE), Math.max(0, count - 1));
  return { from, to: Math.min(count, first + Math.ceil(height / rowHeight) + SPARE) };
}

const SPARE = 10;
