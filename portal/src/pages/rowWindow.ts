import { visible } from "../rules/classRows.ts";
import { el } from "./dom.ts";

/** Pixels; app.css gives rows of such a table the same height. */
const ROW_HEIGHT = 44;

/**
 * The body of a long table, of which only the rows that can be seen are in the document. Rows that stay are not touched when others
 * come and go, so that the keyboard's focus stays with them; from a row that goes it passes to the frame.
 */
export class RowWindow<T> {
  readonly body = el("tbody");
  private readonly above = gap();
  private readonly below = gap();
  private items: readonly T[] = [];
  private drawn = new Map<number, HTMLElement>();

  /**
   * @param frame what scrolls.
   * @param rowOf a row and its place, from 0.
   */
  constructor(
    private readonly frame: HTMLElement,
    private readonly rowOf: (item: T, index: number) => HTMLElement,
  ) {
    this.body.append(this.above, this.below);
  }

  show(items: readonly T[]): void {
    this.items = items;
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.frame.scrollTop = 0;
    this.draw();
  }

  /** To be called when the frame has scrolled or has another height. */
  draw(): void {
    const { from, to } = visible(this.items.length, ROW_HEIGHT, this.frame.scrollTop, this.frame.clientHeight);
    for (const [index, row] of this.drawn)
      if (index < from || index >= to) {
        if (row.contains(document.activeElement)) this.frame.focus({ preventScroll: true });
        row.remove();
        this.drawn.delete(index);
      }
    for (let index = to - 1, next = this.below; index >= from; index--) {
      const row = this.drawn.get(index) ?? this.rowOf(this.items[index] as T, index);
      if (!this.drawn.has(index)) next.before(row);
      this.drawn.set(index, row);
      next = row;
    }
    stretch(this.above, from);
    stretch(this.below, this.items.length - to);
  }
}

/** Stands for rows that are not in the document. */
const gap = (): HTMLElement => el("tr", { attributes: { "aria-hidden": "true" } }, el("td", { colSpan: 3 }));

/** The height is an attribute, which needs no inline style; app.css must give such a cell none. */
function stretch(gap: HTMLElement, rows: number): void {
  gap.hidden = rows <= 0;
  gap.firstElementChild?.setAttribute("height", String(Math.max(0, rows) * ROW_HEIGHT));
}
