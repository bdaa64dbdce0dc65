import { mayPass } from "../rules/patience.ts";
import { text, type Text } from "../rules/text.ts";
import type {
  AttemptEvidence,
  ClassRow,
  CourseSummary,
  DecisionChange,
  DecisionRequest,
  DeclaredUpload,
  Fault,
  ImageFacts,
  OpenSlot,
  Problem,
  ReceiptAnswer,
  RulesChange,
  ScoreChange,
  ScoreRequest,
  Standing,
  StudentFile,
  UnrecognisedUpload,
} from "../rules/wire.ts";
import { token } from "./session.ts";

/** A call that did not succeed, with a sentence for people. */
export class CallFailed extends Error {
  /** @param code of the problem (docs/openapi.yaml), `no-connection`, or `unreadable-file`. */
  constructor(
    readonly code: string,
    readonly status: number,
    readonly told: Text,
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${status} ${code}: ${told.en}`);
  }

  get mayPass(): boolean {
    return mayPass(this.status, this.code);
  }
}

export const course = (): Promise<CourseSummary> => json("GET", "course");
export const me = (): Promise<Standing> => json("GET", "me");
export const students = (): Promise<ClassRow[]> => json("GET", "students");
export const studentFile = (id: string): Promise<StudentFile> => json("GET", `students/${encodeURIComponent(id)}`);
export const unrecognised = (): Promise<UnrecognisedUpload[]> => json("GET", "unrecognised");

export const assign = (id: string, studentId: string, part: string): Promise<UnrecognisedUpload> =>
  json("POST", `unrecognised/${encodeURIComponent(id)}/assign`, JSON.stringify({ studentId, part }), "application/json");

/** @param dryRun answers what would change, and changes nothing. */
export const score = (id: string, request: ScoreRequest, dryRun: boolean): Promise<ScoreChange> =>
  json("PUT", `students/${encodeURIComponent(id)}/scores?dryRun=${dryRun}`, JSON.stringify(request), "application/json");

/** @param dryRun answers what would change, and changes nothing. */
export const decide = (id: string, rule: string, request: DecisionRequest, dryRun: boolean): Promise<DecisionChange> =>
  json("PUT", `students/${encodeURIComponent(id)}/findings/${encodeURIComponent(rule)}?dryRun=${dryRun}`, JSON.stringify(request), "application/json");

export const inspectAgain = (attemptId: string): Promise<AttemptEvidence> => json("POST", `inspect/${encodeURIComponent(attemptId)}`);

/** @param sha256 hexadecimal. */
export const declare = (part: string, fileName: string, size: number, sha256: string, signal: AbortSignal): Promise<DeclaredUpload> =>
  json("POST", "uploads", JSON.stringify({ part, fileName, size, sha256 }), "application/json", {}, signal);

export const renewSlot = (uploadId: string, signal: AbortSignal): Promise<OpenSlot> =>
  json("POST", `uploads/${encodeURIComponent(uploadId)}/slot`, undefined, undefined, {}, signal);

export const classify = (task: "digits" | "tools", picture: Blob): Promise<ImageFacts> =>
  json("POST", `classify?task=${task}`, picture, picture.type);

export const receipt = (id: string): Promise<ReceiptAnswer> => json("GET", `receipts/${encodeURIComponent(id)}`);

/** @param signed the receipt itself, a JWS. */
export const verify = (signed: string): Promise<ReceiptAnswer> => json("POST", "receipts/verify", signed, "text/plain");

/** The files that an instructor replaces whole. */
export type RulesFile = "course" | "roster" | "extensions";

export const nameOf = (file: RulesFile): string => (file === "course" ? "course.json" : `${file}.csv`);

/** A file as it was uploaded; `version` is its ETag, absent where there is no such file yet. */
export interface StandingFile {
  readonly content: Blob;
  readonly version?: string;
}

export async function rulesFile(file: RulesFile): Promise<StandingFile> {
  try {
    const response = await call("GET", file === "course" ? "course.json" : file);
    const version = response.headers.get("etag");
    return { content: await response.blob(), ...(version === null ? {} : { version }) };
  } catch (error) {
    if (error instanceof CallFailed && error.code === "no-such-file") return { content: new Blob() };
    throw error;
  }
}

/**
 * @param dryRun answers what would change, and changes nothing.
 * @param standing what it replaces; if another file stands there by now, it is refused as `changed-meanwhile`.
 */
export const replace = (file: RulesFile, content: Blob, dryRun: boolean, { version }: Pick<StandingFile, "version">): Promise<RulesChange> =>
  json(
    "PUT",
    `${file}?dryRun=${dryRun}`,
    content,
    file === "course" ? "application/json" : "text/csv",
    version === undefined ? { "if-none-match": "*" } : { "if-match": version },
  );

/**
 * Computes all verdicts anew and asks for the reports that are no longer current.
 * @param dryRun answers what would change, and changes nothing.
 */
export const regrade = async (dryRun: boolean): Promise<RulesChange> => ({ applied: !dryRun, pickedUp: 0, differences: await json("POST", `regrade?dryRun=${dryRun}`) });

/** @param path below `/api/`. The token goes in a header, so a plain link would not do. */
export const file = async (path: string): Promise<Blob> => (await call("GET", path)).blob();

async function json<T>(method: string, path: string, body?: BodyInit, type?: string, more?: Record<string, string>, signal?: AbortSignal): Promise<T> {
  const response = await call(method, path, body, type, more, signal);
  // A connection that breaks within an answer is no better than none.
  return (await response.json().catch(notReached)) as T;
}

function notReached(): never {
  throw new CallFailed("no-connection", 0, text("서버에 연결할 수 없습니다. 인터넷 연결을 확인하세요.", "The server cannot be reached. Check the connection."));
}

async function call(method: string, path: string, body?: BodyInit, type?: string, more?: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const bearer = token();
  const headers: Record<string, string> = {
    ...more,
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    ...(type ? { "content-type": type } : {}),
  };
  const response = await fetch(`/api/${path}`, { method, headers, cache: "no-store", ...(body === undefined ? {} : { body }), ...(signal ? { signal } : {}) }).catch(notReached);
  if (response.ok) return response;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw new CallFailed(
    problem?.type?.replace("/problems/", "") ?? "unexpected",
    response.status,
    problem?.message ?? text(`서버가 ${response.status}(으)로 답했습니다.`, `The server answered ${response.status}.`),
    problem?.faults,
  );
}
