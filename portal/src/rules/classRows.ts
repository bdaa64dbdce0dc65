import type { ClassRow, PartState } from "./wire.ts";

export type Order = "id" | "name" | "points";

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
    .sort((a, b) => sign * COMPARE[order](a, b));
}

export const stateOf = (row: ClassRow, partId: string): PartState =>
  row.verdict?.parts.find((part) => part.partId === partId)?.state ?? "notHandedIn";

const korean = new Intl.Collator("ko", { numeric: true });

const COMPARE: Record<Order, (a: ClassRow, b: ClassRow) => number> = {
  id: (a, b) => korean.compare(a.id, b.id),
  name: (a, b) => korean.compare(a.name, b.name),
  points: (a, b) => (a.verdict?.points ?? 0) - (b.verdict?.points ?? 0),
};

const matches = ({ id, name, department, labels }: ClassRow, wanted: string): boolean =>
  [id, name, department, ...labels].some((each) => each.normalize("NFC").toLowerCase().includes(wanted));

function passes({ verdict }: ClassRow, filter: Filter): boolean {
  if (filter === "all") return true;
  // Without a verdict nothing has come from this student.
  if (!verdict) return filter === "notHandedIn";
  if (filter === "needsPerson") return verdict.needsPerson;
  if (filter === "needsAttention") return verdict.needsAttention;
  return verdict.parts.some((part) => part.state === filter);
}

/** Of rows of one height, those that can be seen, and a few beyond each edge so that scrolling shows no gap. */
export function visible(count: number, rowHeight: number, scrolled: number, height: number): { readonly from: number; readonly to: number } {
  const first = Math.floor(Math.max(0, scrolled) / rowHeight);
  const from = Math.min(Math.max(0, first - SPARE), Math.max(0, count - 1));
  return { from, to: Math.min(count, first + Math.ceil(height / rowHeight) + SPARE) };
}

const SPARE = 10;
