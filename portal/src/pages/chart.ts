import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Bin, DueTimes, HandIns } from "../rules/chartData.ts";
import { dayAndTime } from "../rules/numbers.ts";
import { el } from "./dom.ts";

/** Of app.css, in the order of the series; each line has a dash of its own, too, so that nobody has to tell colours apart. */
const COLOURS = ["--act", "--good", "--warn", "--bad", "--soft"] as const;
const DASHES: readonly number[][] = [[], [8, 4], [2, 3], [12, 4, 2, 4], [5, 5]];
const HEIGHT = 280;

/*
 * Drawings of what a table beside them says; those who listen get the table.
 */

/**
 * Steps that rise with every hand-in, and a line down at each due time: a thin one where only an extension puts it.
 * @param dues for each part.
 * @param zone IANA.
 */
export function stepChart({ times, counts }: HandIns, dues: readonly DueTimes[], zone: string, left: AbortSignal): HTMLElement {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const markDues = (plot: uPlot): void => {
    const { ctx, bbox } = plot;
    const mark = (due: number, index: number, width: number): void => {
      const x = Math.round(plot.valToPos(due, "x", true));
      if (x < bbox.left || x > bbox.left + bbox.width) return;
      ctx.save();
      ctx.strokeStyle = colour(index);
      ctx.globalAlpha = 0.7;
      ctx.lineWidth = width * devicePixelRatio;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    };
    dues.forEach(({ ofClass, extended }, index) => {
      for (const due of extended) mark(due, index, 1);
      mark(ofClass, index, 2);
    });
  };
  const marked = dues.flatMap(({ ofClass, extended }) => [ofClass, ...extended]);
  return drawn(
    (width) => ({
      ...common(width),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
      scales: { x: { range: (_, low, high) => [Math.min(low, ...marked), Math.max(high, ...marked)] } },
      axes: [{ ...axis(), space: 80, values: (_, ticks) => ticks.map((tick) => dayAndTime(new Date(tick * 1000).toISOString(), zone).replace(" ", "\n")) }, axis()],
      series: [{}, ...counts.map((_, index) => ({ stroke: colour(index), width: 2, dash: DASHES[index % DASHES.length] ?? [], points: { show: false }, ...(stepped ? { paths: stepped } : {}) }))],
      hooks: { draw: [markDues] },
    }),
    [[...times], ...counts.map((each) => [...each])],
    left,
  );
}

/** @param unit said after the values below the bars. */
export function barChart(bins: readonly Bin[], unit: string, left: AbortSignal): HTMLElement {
  const most = bins.at(-1)?.to ?? 1;
  const bars = uPlot.paths.bars?.({ size: [0.92] });
  return drawn(
    (width) => ({
      ...common(width),
      scales: { x: { time: false, range: [0, most] } },
      axes: [{ ...axis(), values: (_, ticks) => ticks.map((tick) => `${tick}${unit}`) }, axis()],
      series: [{}, { stroke: colour(0), fill: colour(0), points: { show: false }, ...(bars ? { paths: bars } : {}) }],
    }),
    [bins.map(({ from, to }) => (from + to) / 2), bins.map(({ count }) => count)],
    left,
  );
}

function drawn(optionsFor: (width: number) => uPlot.Options, data: uPlot.AlignedData, left: AbortSignal): HTMLElement {
  const place = el("div", { className: "chart", attributes: { "aria-hidden": "true" } });
  let plot: uPlot | undefined;
  const watch = new ResizeObserver(() => {
    const width = place.clientWidth;
    if (width === 0) return;
    if (plot) plot.setSize({ width, height: HEIGHT });
    else plot = new uPlot(optionsFor(width), data, place);
  });
  watch.observe(place);
  left.addEventListener("abort", () => {
    watch.disconnect();
    plot?.destroy();
  });
  return place;
}

const common = (width: number): Pick<uPlot.Options, "width" | "height" | "legend" | "cursor"> => ({ width, height: HEIGHT, legend: { show: false }, cursor: { show: false } });

const axis = (): uPlot.Axis => ({ stroke: variable("--ink"), grid: { stroke: variable("--edge"), width: 1 }, ticks: { stroke: variable("--edge"), width: 1 }, font: '13px "Pretendard Variable", system-ui' });

/** Of the class that the legend of the page gives this series. */
const colour = (index: number): string => variable(COLOURS[index % COLOURS.length] ?? "--ink");

/** A canvas knows no variables, and none of light-dark(): what a probe is painted in is the colour. */
function variable(name: string): string {
  const probe = el("span", { className: `ink${name}`, hidden: true });
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
