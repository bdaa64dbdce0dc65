// A small server for looking at the portal without the stack: the built page, canned answers in the shapes of
// docs/openapi.yaml, and a storage that takes blocks and can be made to break. It shows and checks the page; whether the
// functions answer like this is what tests/functions/OpenApiTests.cs says.
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
/** As strict as the app's own (shared/Pipeline/Portal/PortalFiles.cs). */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const JWS = "eyJhbGciOiJFUzI1NiJ9.eyJraW5kIjoiZGVjbGFyZWQifQ.c2lnbmF0dXJl";
const HOSTILE = `<img src=x onerror="document.title='broken in'">`;
const text = (ko, en) => ({ ko, en });

/** @returns {{url: string, storage: Storage, close: () => Promise<void>}} */
export async function fixture() {
  const now = Date.now();
  const at = (hours) => new Date(now + hours * 3_600_000).toISOString();
  const storage = { broken: false, blocks: new Map(), staged: [], files: [], slowMs: 0, applied: 0 };
  const declarations = [];
  const verdicts = verdictsOf(at);

  const api = {
    "GET course": () => courseOf(at, now),
    "GET me": () => ({
      studentId: "20210001",
      name: "김하늘",
      verdict: { points: 16.2, maxPoints: 100, needsPerson: true, needsAttention: false, parts: verdicts },
      evidence: [{ attemptId: "a".repeat(26), partId: "images", facts: { kind: "images", images: [picture("7.png", "known"), picture(HOSTILE, "unsure")] } }],
      declarations,
      reportReady: true,
      reportCurrent: false,
      queue: { place: 3, estimateSeconds: 4.2 },
    }),
    "POST uploads": (body, url) => {
      const asked = JSON.parse(body);
      let known = declarations.find((each) => each.sha256 === asked.sha256);
      if (!known) declarations.push((known = { uploadId: String(declarations.length).padStart(26, "u"), partId: asked.part, ...asked, at: at(0) }));
      return { uploadId: known.uploadId, url: `${url}/storage/uploads/${known.uploadId}?sig=x`, countedAt: known.at, due: at(6), onTime: true, arriveBy: at(2), receipt: JWS };
    },
    "POST slot": (_, url, [, uploadId]) => ({ uploadId, url: `${url}/storage/uploads/${uploadId}?sig=y`, arriveBy: at(2) }),
    "POST classify": () => picture("picture", "unsure"),
    "GET receipts": () => answer(),
    "POST receipts": (body) => (body === JWS ? answer() : { valid: false, problem: text("이 서버의 열쇠로 서명되지 않았습니다.", "No key of this server signed it.") }),
    "PUT extensions": (_, __, ___, query) => {
      const applied = query.get("dryRun") === "false";
      storage.applied += applied;
      return { applied, pickedUp: 0, differences: [{ studentId: "20210001", before: 24, after: 30, changes: [{ partId: "report", what: "points", before: "24", after: "30" }] }] };
    },
    "GET students": () => classOf(1000, at),
    "GET unrecognised": () => [{ id: "b".repeat(26), name: `2021001/report/${HOSTILE}`, size: 48213, arrived: at(-1), reason: text("명단에 없는 학번입니다.", "The roster has no such student.") }],
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, url);
    if (pathname.startsWith("/storage/")) return store(request, response, pathname, searchParams);
    if (!pathname.startsWith("/api/")) return page(pathname, response);
    const path = pathname.slice("/api/".length).split("/");
    const name = path.at(-1) === "slot" ? "slot" : path[0];
    const body = await bodyOf(request);
    if (request.method === "PUT" && name === "roster") return refused(response);
    const found = api[`${request.method} ${name}`];
    const open = name === "receipts" || request.headers.authorization?.startsWith("Bearer ");
    response.writeHead(!open ? 401 : found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(open && found ? found(body.toString(), url, path, searchParams) : { type: "/problems/sign-in", status: 401, message: text("다시 로그인하세요.", "Sign in again.") }));
  });

  async function store(request, response, pathname, query) {
    const blocksOfBlob = storage.blocks.get(pathname) ?? new Map();
    storage.blocks.set(pathname, blocksOfBlob);
    const body = await bodyOf(request).catch(() => undefined);
    await new Promise((done) => setTimeout(done, storage.slowMs));
    // A page that cancels ends its requests in the middle.
    if (storage.broken || body === undefined) return request.socket.destroy();
    if (query.get("comp") === "block") {
      blocksOfBlob.set(query.get("blockid"), body);
      storage.staged.push(atob(query.get("blockid")));
      storage.afterBlock?.();
    } else {
      const ids = [...body.toString().matchAll(/<Latest>([^<]+)</g)].map((match) => match[1]);
      const bytes = Buffer.concat(ids.map((id) => blocksOfBlob.get(id)));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      storage.files.push({ size: bytes.length, sha256, ifNoneMatch: request.headers["if-none-match"] });
      declarations.splice(0, declarations.length, ...declarations.filter((each) => each.sha256 !== sha256));
    }
    response.writeHead(201, { "x-ms-request-id": "1" }).end();
  }

  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, storage, close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}

const refused = (response) =>
  response.writeHead(422, { "content-type": "application/problem+json" }).end(
    JSON.stringify({
      type: "/problems/invalid-file",
      status: 422,
      message: text("잘못된 곳이 1군데 있어 아무것도 바꾸지 않았습니다.", "1 things are wrong; nothing was changed."),
      faults: [{ where: "roster.csv line 7, email", value: HOSTILE, message: text("메일 주소가 아닙니다.", "This is no e-mail address.") }],
    }),
  );

/** What a page needs to take the role; nobody checks the signature here. */
export const tokenOf = (role) => `e30.${Buffer.from(JSON.stringify({ sub: "someone", role })).toString("base64url")}.c2ln`;

export const RECEIPT = JWS;

function page(pathname, response) {
  const file = join(DIST, normalize(pathname === "/" ? "/index.html" : pathname));
  if (!file.startsWith(DIST) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY });
  return createReadStream(file).pipe(response);
}

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

const courseOf = (at, now) => ({
  id: "ai-2026",
  title: text("인공지능 기말 프로젝트", "Artificial Intelligence: final project"),
  version: "5b0c",
  timeZone: "Asia/Seoul",
  serverTime: new Date(now).toISOString(),
  parts: [
    ["proposal", "pdf", "제안서", "Proposal", 10, "manual", 20 << 20, -200, { maxPages: 2 }],
    ["report", "pdf", "구현 보고서", "Implementation report", 30, "manual", 20 << 20, 30, { maxPages: 5 }],
    ["video", "video", "시연 영상", "Video", 10, "onHandIn", 2 * 2 ** 30, 6, { maxSeconds: 180 }],
    ["images", "images", "시험 사진", "Pictures", 10, "onHandIn", 20 << 20, 6, { minImages: 5, maxImages: 50 }],
  ].map(([id, kind, ko, en, points, award, maxBytes, due, limits]) => ({ id, kind, title: text(ko, en), points, award, maxBytes, due: at(due), dueLocal: at(due), extended: id === "report", limits })),
});

const attempt = (at, fileName, counts, hours) => ({
  attemptId: "a".repeat(26),
  fileName,
  size: 314572800,
  sha256: "ab".repeat(32),
  arrived: at(hours),
  countedAt: at(hours),
  onTime: true,
  counts,
  reason: counts ? text("기한 안의 마지막 제출입니다.", "It is the latest on time.") : text("더 나중 제출이 있습니다.", "A later one is there."),
});

function verdictsOf(at) {
  const part = (partId, title, state, rest) => ({ partId, title, state, due: at(6), extended: false, attempts: [], findings: [], deduction: 0, latePercent: 0, maxPoints: 10, ...rest });
  const finding = (rule, outcome, title, measured, limit, next, deduction = 0) => ({ rule, outcome, title, measured, limit, next, deduction });
  return [
    part("proposal", text("제안서", "Proposal"), "late", { attempts: [attempt(at, `${HOSTILE}-${"아주긴파일이름".repeat(12)}.pdf`, true, -199)], points: 7.2, base: 8, latePercent: 10 }),
    part("report", text("구현 보고서", "Implementation report"), "notHandedIn", { points: 0, maxPoints: 30 }),
    part("video", text("시연 영상", "Video"), "onTime", {
      attempts: [attempt(at, "시연 최종.mp4", true, -1), attempt(at, "시연.mp4", false, -5)],
      points: 9,
      base: 10,
      deduction: 1,
      findings: [
        finding("video.length", "violated", text("영상 길이", "Length of the video"), text("181.0초", "181.0 s"), text("180초까지", "up to 180 s"), text("줄여서 다시 내면 됩니다.", "Shorten it and hand it in again."), 1),
        finding("video.codec", "satisfied", text("영상 형식", "Video format"), text("H.264", "H.264"), text("H.264", "H.264"), text("", "")),
      ],
    }),
    part("images", text("시험 사진", "Pictures"), "onTime", {
      attempts: [attempt(at, "7.png", true, -1)],
      findings: [finding("images.unsure", "needsPerson", text("알아본 그림", "Recognised pictures"), text("2장 중 1장", "1 of 2"), text("모두", "all"), text("담당자가 봅니다.", "The instructor looks."))],
    }),
  ];
}

/** One black pixel: the page is checked, not the model. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
const picture = (slot, decision) => ({
  slot,
  format: "png",
  width: 280,
  height: 280,
  thumbnail: PNG,
  prediction: { label: "7", confidence: decision === "known" ? 0.993 : 0.41, decision, ...(decision === "unsure" ? { doubt: "unfamiliar" } : {}), seen: PNG, model: "digits@1f0c" },
});

const answer = () => ({
  receipt: JWS,
  valid: true,
  claims: { kind: "received", issuer: "http://localhost:7071", keyId: "2026-a", courseId: "ai-2026", studentId: "20210001", partId: "video", fileName: "시연.mp4", size: 314572800, sha256: "ab".repeat(32), declaredAt: "2026-12-19T05:59:58Z", arrivedAt: "2026-12-19T06:10:31Z", ledgerHash: "60" },
});

const classOf = (count, at) =>
  Array.from({ length: count }, (_, index) => ({
    id: `2021${String(index).padStart(4, "0")}`,
    name: index === 3 ? HOSTILE : `학생 ${index}`,
    email: `s${index}@univ.ac.kr`,
    department: "컴퓨터공학과",
    labels: [],
    ...(index % 7 === 0
      ? {}
      : {
          verdict: {
            points: index % 50,
            maxPoints: 60,
            needsPerson: index % 5 === 0,
            needsAttention: index % 11 === 0,
            parts: ["proposal", "report", "video", "images"].map((partId, p) => ({ partId, state: ["onTime", "late", "notHandedIn", "onTime", "afterCutOff", "needsAttention"][(index + p) % 6], points: p, latePercent: 0, countedAt: at(-1), violated: [], needPerson: [] })),
          },
        }),
  }));
