import * as api from "../edges/api.ts";
import { text, type Text } from "../rules/text.ts";
import { el, fill, say } from "./dom.ts";
import { withFailureShown } from "./failure.ts";
import { filePicker } from "./filePicker.ts";
import { picture } from "./partFacts.ts";
import { doubts, words } from "./words.ts";

type Task = "digits" | "tools";

const TASKS: readonly (readonly [Task, Text])[] = [
  ["digits", text("손글씨 숫자", "A handwritten digit")],
  ["tools", text("공구의 모양", "The shape of a tool")],
];

/** Pixels of the drawing; thick strokes, as a pen on paper gives. */
const SIDE = 280;
const STROKE = 18;

/** One picture, drawn or chosen, through the models that hand-ins go through. Nothing is kept. */
export async function tryModels(main: HTMLElement): Promise<void> {
  let task: Task = "digits";
  const answer = el("div", { attributes: { "aria-live": "polite" } });
  const canvas = drawing();
  const ask = el("button", { type: "button", className: "button" }, text("알아보기", "Recognise"));
  const clear = el("button", { type: "button", className: "button quiet" }, text("지우기", "Clear"));

  const classify = (picked: Blob): Promise<void> => withFailureShown(ask, async () => show(answer, await api.classify(task, picked)));
  ask.addEventListener("click", () => canvas.toBlob((drawn) => drawn && void classify(drawn), "image/png"));
  clear.addEventListener("click", () => {
    blank(canvas);
    fill(answer);
  });

  fill(
    main,
    el("h1", {}, words.try),
    el("p", {}, text("제출물을 검사하는 바로 그 모델입니다. 여기서 보낸 그림은 남지 않습니다.", "These are the very models that look at hand-ins. Nothing you send here is kept.")),
    el(
      "section",
      { className: "card" },
      el(
        "fieldset",
        {},
        el("legend", {}, text("무엇인가요?", "What is it?")),
        ...TASKS.map(([value, name]) => {
          const radio = el("input", { type: "radio", name: "task", id: `task-${value}`, value, checked: value === task });
          radio.addEventListener("change", () => (task = value));
          return el("label", { htmlFor: radio.id }, radio, " ", name);
        }),
      ),
      canvas,
      el("div", { className: "row" }, ask, clear),
      filePicker({ id: "picture", label: text("사진 고르기", "Choose a picture"), accept: "image/png,image/jpeg,image/webp", quiet: true, picked: ([file]) => void classify(file) }),
    ),
    answer,
  );
}

function drawing(): HTMLCanvasElement {
  const canvas = el("canvas", {
    width: SIDE,
    height: SIDE,
    className: "paper",
    attributes: { role: "img", "aria-label": say(text("그리는 칸. 키보드로는 사진을 고르세요.", "Paper to draw on. By keyboard, choose a picture instead.")) },
  });
  blank(canvas);
  const at = (event: PointerEvent): [number, number] => [(event.offsetX * SIDE) / canvas.clientWidth, (event.offsetY * SIDE) / canvas.clientHeight];
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen(canvas).beginPath();
    line(canvas, at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) line(canvas, at(event));
  });
  return canvas;
}

function line(canvas: HTMLCanvasElement, [x, y]: [number, number]): void {
  pen(canvas).lineTo(x, y);
  pen(canvas).stroke();
}

function pen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no 2d canvas");
  context.lineWidth = STROKE;
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = "black";
  return context;
}

/** White, not clear: the models expect dark strokes on paper. */
function blank(canvas: HTMLCanvasElement): void {
  const context = pen(canvas);
  context.fillStyle = "white";
  context.fillRect(0, 0, SIDE, SIDE);
}

function show(answer: HTMLElement, facts: Awaited<ReturnType<typeof api.classify>>): void {
  const { prediction, problem } = facts;
  const why = prediction?.doubt ? doubts[prediction.doubt] : problem ? text(`그림을 읽을 수 없습니다: ${problem.detail}`, `The picture cannot be read: ${problem.detail}`) : undefined;
  fill(answer, el("div", { className: "pictures" }, picture(facts)), why && el("p", { className: "note warn" }, why));
}
