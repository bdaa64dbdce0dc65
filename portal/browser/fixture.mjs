// A small server for looking at the portal without the stack: the built page, canned answers in the shapes of
// docs/openapi.yaml, and a storage that takes blocks and can be made to break. It shows and checks the page; whether the
// functions answer like this is what tests/functions/OpenApiTests.cs says.
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { ATTEMPT, classified, HOSTILE, sampleCourse, text } from "./sampleCourse.mjs";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
/** As strict as the app's own (shared/Pipeline/Portal/PortalFiles.cs). */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const JWS = "eyJhbGciOiJFUzI1NiJ9.eyJraW5kIjoiZGVjbGFyZWQifQ.c2lnbmF0dXJl";

/**
 * @param now the server's time, in milliseconds since 1970.
 * @param hoursToDue until the course is due; negative when that is past.
 * @param tidy without hostile names.
 * @returns {{url: string, storage: Storage, close: () => Promise<void>}}
 */
export async function fixture({ now = Date.now(), hoursToDue = 6, tidy = false } = {}) {
  const { at, course, ofStudent, student, verdict, evidence, ledger, rows, strays } = sampleCourse(now, hoursToDue, tidy);
  const storage = { broken: false, blocks: new Map(), staged: [], files: [], slowMs: 0, applied: 0, extensions: EXTENSIONS, version: 1 };
  const started = performance.now();
  const declarations = [];
  let score;
  let decision;

  /** What an instructor says, tried or done. */
  const ruling = (dryRun, kind, said, before, after) => {
    const what = { ...said, by: "이지수", at: at(0) };
    const changes = difference(before, after);
    if (!dryRun) {
      storage.applied++;
      ledger.push({ sequence: ledger.length, studentId: student.id, kind, subject: String(ledger.length), at: at(0), detail: Object.fromEntries(Object.entries({ ...what, part: what.partId, accepted: what.accepted ? "yes" : "no" }).map(([key, value]) => [key, String(value)])), previous: "", hash: "60" });
    }
    return { applied: !dryRun, ...(changes.length > 0 ? { difference: { studentId: student.id, before: before.points, after: after.points, changes } } : {}), what };
  };

  const api = {
    "GET course": ({ isStudent }) => (isStudent ? ofStudent : course),
    "GET me": () => ({
      studentId: student.id,
      name: student.name,
      verdict: verdict(score, decision),
      serverTime: new Date(now + performance.now() - started).toISOString(),
      evidence,
      declarations: declarations.filter((each) => !storage.files.some((file) => file.sha256 === each.sha256)),
      reportReady: true,
      reportCurrent: false,
      queue: { place: 3, estimateSeconds: 4.2 },
    }),
    "POST uploads": ({ body, url }) => {
      const asked = JSON.parse(body);
      let known = declarations.find((each) => each.sha256 === asked.sha256);
      if (!known) declarations.push((known = { uploadId: String(declarations.length).padStart(26, "u"), partId: asked.part, ...asked, at: at(0) }));
      return { uploadId: known.uploadId, url: `${url}/storage/uploads/${known.uploadId}?sig=x`, countedAt: known.at, due: at(6), onTime: true, arriveBy: at(2), receipt: JWS };
    },
    "POST slot": ({ url, path: [, uploadId] }) => ({ uploadId, url: `${url}/storage/uploads/${uploadId}?sig=y`, arriveBy: at(2) }),
    "POST classify": classified,
    "GET receipts": () => answer(),
    "POST receipts": ({ body }) => (body === JWS ? answer() : { valid: false, problem: text("이 서버의 열쇠로 서명되지 않았습니다.", "No key of this server signed it.") }),
    "GET course.json": () => course,
    "PUT course": () => ({ applied: false, pickedUp: 0, differences: [] }),
    "PUT extensions": ({ body, dryRun, ifMatch }) => {
      if (!dryRun && ifMatch !== undefined && ifMatch !== `"${storage.version}"`) throw problem(412, "changed-meanwhile", text("그사이 바뀌었습니다.", "It was changed meanwhile."));
      if (!dryRun) {
        storage.applied++;
        storage.extensions = body;
        storage.version++;
      }
      return { applied: !dryRun, pickedUp: 0, differences: [{ studentId: student.id, before: 24, after: 30, changes: [{ what: "points", before: "24", after: "30" }, { partId: "video", what: "due", before: at(6), after: at(30) }, { partId: "video", what: "state", before: "Late", after: "OnTime" }, { partId: "video", what: "video.length", title: text("영상 길이", "Video length"), before: "Violated −1", after: "Satisfied −0" }] }] };
    },
    "PUT roster": ({ body, dryRun }) => {
      if (body !== "id")
        return { applied: !dryRun, pickedUp: 0, differences: [], roster: { added: [{ studentId: "20219999", name: "최새봄", handedIn: false }], removed: [{ studentId: student.id, name: student.name, handedIn: true }, { studentId: "20210007", name: "박도윤", handedIn: false }] } };
      throw problem(422, "invalid-file", text("잘못된 곳이 1군데 있어 아무것도 바꾸지 않았습니다.", "1 things are wrong; nothing was changed."), [
        { where: "roster.csv line 7, email", value: HOSTILE, message: text("메일 주소가 아닙니다.", "This is no e-mail address.") },
      ]);
    },
    "POST regrade": ({ dryRun }) => {
      if (!dryRun) storage.applied++;
      return rows.filter((row) => row.verdict === undefined).map((row) => ({ studentId: row.id, after: 0, changes: [{ what: "points", after: "0" }, { partId: "video", what: "state", after: "NotHandedIn" }] }));
    },
    "GET students": ({ path: [, id] }) => {
      if (id === undefined) return rows;
      if (!rows.some((row) => row.id === id)) throw problem(404, "unknown-student", text(`명단에 학번 ${id}이(가) 없습니다.`, `The roster has no student ${id}.`));
      return { student, verdict: verdict(score, decision), evidence, declarations, scores: [PROPOSAL_SCORE, ...(score ? [score] : [])], decisions: decision ? [decision] : [], ledger, ledgerCheck: { holds: true } };
    },
    "PUT scores": ({ body, dryRun }) => {
      const { part, ...given } = JSON.parse(body);
      const { what, ...change } = ruling(dryRun, "scored", { partId: part, ...given }, verdict(score, decision), verdict(given, decision));
      if (!dryRun) score = what;
      return { ...change, score: what };
    },
    "PUT findings": ({ body, dryRun, path: [, , , rule] }) => {
      const { part, ...given } = JSON.parse(body);
      const { what, ...change } = ruling(dryRun, "decided", { rule, partId: part, ...given }, verdict(score, decision), verdict(score, given));
      if (!dryRun) decision = what;
      return { ...change, decision: what };
    },
    "POST inspect": ({ path: [, attemptId] }) => {
      const old = evidence.filter((each) => each.attemptId === attemptId).at(-1);
      const measured = { ...old, revision: old.revision + 1 };
      evidence.push(measured);
      return measured;
    },
    "GET unrecognised": () => strays,
    "POST unrecognised": ({ path: [, id] }) => strays.splice(strays.findIndex((each) => each.id === id), 1)[0],
  };

  /** Answers that are files: their type, content and, where it is replaced, version. */
  const files = {
    "GET roster": () => ["text/csv", "id,name,email,department,labels\r\n", 1],
    "GET extensions": () => ["text/csv", storage.extensions, storage.version],
    "GET gradebook.csv": ({ query }) => ["text/csv", `\uFEFF${query.get("profile") ?? "ours"}`],
    "GET reports.zip": () => ["application/zip", "PK"],
    "GET reports": () => ["application/pdf", "%PDF-1.7"],
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, url);
    if (pathname.startsWith("/storage/")) return store(request, response, pathname, searchParams);
    if (!pathname.startsWith("/api/")) return page(pathname, response);
    const path = pathname.slice("/api/".length).split("/").map(decodeURIComponent);
    const name = ["slot", "scores"].includes(path.at(-1)) ? path.at(-1) : path[2] === "findings" ? "findings" : path[0];
    const asked = { url, path, query: searchParams, dryRun: searchParams.get("dryRun") === "true", isStudent: request.headers.authorization === `Bearer ${tokenOf("student")}`, ifMatch: request.headers["if-match"], body: (await bodyOf(request)).toString() };
    try {
      if (name !== "receipts" && !request.headers.authorization?.startsWith("Bearer ")) throw problem(401, "sign-in", text("다시 로그인하세요.", "Sign in again."));
      const [call, file] = [api, files].map((answers) => answers[`${request.method} ${name}`]);
      if (!call && !file) throw problem(404, "no-such-file", text("없습니다.", "There is none."));
      const [type, content, version] = file?.(asked) ?? ["application/json", JSON.stringify(call(asked))];
      response.writeHead(200, { "content-type": type, ...(version === undefined ? {} : { etag: `"${version}"` }) }).end(content);
    } catch (error) {
      if (!error.problem) throw error;
      response.writeHead(error.problem.status, { "content-type": "application/problem+json" }).end(JSON.stringify(error.problem));
    }
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
    }
    response.writeHead(201, { "x-ms-request-id": "1" }).end();
  }

  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, storage, close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}

const PROPOSAL_SCORE = { partId: "proposal", points: 8, comment: "목표가 분명합니다.", by: "이지수", at: "2026-12-01T00:00:00Z" };

const EXTENSIONS = "\uFEFFstudent,part,due,reason\r\n20210001,report,2026-12-20T15:00,\"병원, 진료 확인서\"\r\n예비군,,2026-12-21T15:00,예비군 훈련 소집\r\n20210002,video,2026-12-22T15:00,x\r\n";

const problem = (status, code, message, faults) => Object.assign(new Error(code), { problem: { type: `/problems/${code}`, status, message, faults } });

/** As the server compares verdicts, as far as an instructor's word can change them here. */
function difference(before, after) {
  const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
  const facets = (verdict) => [
    [undefined, "points", verdict.points],
    ...verdict.parts.flatMap(({ partId, points, findings }) => [[partId, "points", points], ...findings.map(({ rule, title, outcome, deduction }) => [partId, rule, `${capital(outcome)} −${deduction}`, title])]),
  ];
  const old = facets(before);
  return facets(after).flatMap(([partId, what, value, title], index) => (value === old[index][2] ? [] : [{ partId, what, before: old[index][2]?.toString(), after: value?.toString(), title }]));
}

/** What a page needs to take the role; nobody checks the signature here. */
export const tokenOf = (role) => `e30.${Buffer.from(JSON.stringify({ sub: "someone", role })).toString("base64url")}.c2ln`;

export const RECEIPT = JWS;

export { ATTEMPT };

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

const answer = () => ({
  receipt: JWS,
  valid: true,
  claims: { kind: "received", issuer: "http://localhost:7071", keyId: "2026-a", courseId: "ai-2026", studentId: "20210001", partId: "video", fileName: "시연.mp4", size: 314572800, sha256: "ab".repeat(32), declaredAt: "2026-12-19T05:59:58Z", arrivedAt: "2026-12-19T06:10:31Z", attemptId: ATTEMPT.video, ledgerHash: "60" },
});
