import { text, type Text } from "../rules/text.ts";
import type {
  ClassRow,
  CourseSummary,
  DeclaredUpload,
  Fault,
  ImageFacts,
  OpenSlot,
  Problem,
  ReceiptAnswer,
  RulesChange,
  Standing,
  UnrecognisedUpload,
} from "../rules/wire.ts";
import { token } from "./session.ts";

/** A call that did not succeed, with a sentence for people. */
export class CallFailed extends Error {
  /** @param code of the problem (docs/openapi.yaml), or `no-connection`. */
  constructor(
    readonly code: string,
    readonly status: number,
    readonly told: Text,
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${status} ${code}: ${told.en}`);
  }
}

export const course = (): Promise<CourseSummary> => json("GET", "course");
export const me = (): Promise<Standing> => json("GET", "me");
export const students = (): Promise<ClassRow[]> => json("GET", "students");

export const unrecognised = (): Promise<UnrecognisedUpload[]> => json("GET", "unrecognised");

/** @param sha256 hexadecimal. */
export const declare = (part: string, fileName: string, size: number, sha256: string): Promise<DeclaredUpload> =>
  json("POST", "uploads", JSON.stringify({ part, fileName, size, sha256 }), "application/json");

export const renewSlot = (uploadId: string): Promise<OpenSlot> => json("POST", `uploads/${encodeURIComponent(uploadId)}/slot`);

export const classify = (task: "digits" | "tools", picture: Blob): Promise<ImageFacts> =>
  json("POST", `classify?task=${task}`, picture, picture.type);

export const receipt = (id: string): Promise<ReceiptAnswer> => json("GET", `receipts/${encodeURIComponent(id)}`);

/** @param signed the receipt itself, a JWS. */
export const verify = (signed: string): Promise<ReceiptAnswer> => json("POST", "receipts/verify", signed, "text/plain");

/** The files that an instructor replaces whole. */
export type RulesFile = "course" | "roster" | "extensions";

/** @param dryRun answers what would change, and changes nothing. */
export const replace = (file: RulesFile, content: Blob, dryRun: boolean): Promise<RulesChange> =>
  json("PUT", `${file}?dryRun=${dryRun}`, content, file === "course" ? "application/json" : "text/csv");

/** @param path below `/api/`. The token goes in a header, so a plain link would not do. */
export const file = async (path: string): Promise<Blob> => (await call("GET", path)).blob();

async function json<T>(method: string, path: string, body?: BodyInit, type?: string): Promise<T> {
  return (await (await call(method, path, body, type)).json()) as T;
}

async function call(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
  const bearer = token();
  const headers: Record<string, string> = {
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    ...(type ? { "content-type": type } : {}),
  };
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, { method, headers, cache: "no-store", ...(body === undefined ? {} : { body }) });
  } catch {
    throw new CallFailed("no-connection", 0, text("서버에 연결할 수 없습니다. 인터넷 연결을 확인하세요.", "The server cannot be reached. Check the connection."));
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw new CallFailed(
    problem?.type?.replace("/problems/", "") ?? "unexpected",
    response.status,
    problem?.message ?? text(`서버가 ${response.status}(으)로 답했습니다.`, `The server answered ${response.status}.`),
    problem?.faults,
  );
}
