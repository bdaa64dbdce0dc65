import type { Text } from "./text.ts";

/*
 * The shapes of docs/openapi.yaml that this page reads, by the same names. Instants are ISO 8601; a member that is absent there
 * is absent here.
 */

export interface CourseSummary {
  id: string;
  title: Text;
  timeZone: string;
  parts: PartSummary[];
}

export interface PartSummary {
  id: string;
  kind: "pdf" | "zip" | "video" | "images";
  title: Text;
  points: number;
  award: "onHandIn" | "manual";
  maxBytes: number;
  due: string;
  cutOff?: string;
  extended: boolean;
  /** maxPages, maxSeconds, minImages, maxImages. */
  limits: Record<string, number>;
}

export type PartState = "notHandedIn" | "onTime" | "late" | "afterCutOff" | "needsAttention";

export interface Standing {
  studentId: string;
  name: string;
  serverTime: string;
  verdict: Verdict;
  evidence: AttemptEvidence[];
  /** Those whose files have not come, or not been inspected yet, and may still come. */
  declarations: Declaration[];
  reportReady: boolean;
  reportCurrent: boolean;
  queue?: { place: number; estimateSeconds?: number };
}

export interface Verdict {
  points: number;
  maxPoints: number;
  needsPerson: boolean;
  needsAttention: boolean;
  parts: PartVerdict[];
}

export interface PartVerdict {
  partId: string;
  title: Text;
  state: PartState;
  due: string;
  cutOff?: string;
  extended: boolean;
  countedAt?: string;
  attempts: AttemptVerdict[];
  findings: Finding[];
  base?: number;
  deduction: number;
  latePercent: number;
  /** Absent while a person is still to say. */
  points?: number;
  maxPoints: number;
}

export interface AttemptVerdict {
  attemptId: string;
  fileName: string;
  size: number;
  sha256: string;
  arrived: string;
  declared?: string;
  countedAt: string;
  onTime: boolean;
  counts: boolean;
  reason: Text;
}

export interface Finding {
  rule: string;
  outcome: "satisfied" | "violated" | "needsPerson";
  title: Text;
  measured: Text;
  limit: Text;
  next: Text;
  deduction: number;
}

export interface AttemptEvidence {
  attemptId: string;
  partId: string;
  size: number;
  sha256: string;
  /** From 1; a further one for each time the attempt was inspected again. */
  revision: number;
  facts: Facts;
}

export type Facts =
  | ({ kind: "pdf" } & PdfFacts)
  | ({ kind: "video" } & VideoFacts)
  | ({ kind: "zip" } & ZipFacts)
  | ({ kind: "images" } & ImagesFacts)
  | ({ kind: "uninspectable" } & Uninspectable);

export interface PdfFacts {
  pages: number;
  pagesWithText: number;
  sections: { section: string; page: number; heading: string }[];
}

export interface VideoFacts {
  /** Sum of the samples of the video track. */
  seconds: number;
  /** What the edit list shows. */
  presentedSeconds?: number;
  /** What the header says. */
  claimedSeconds?: number;
  container: string;
  codec: string;
  width: number;
  height: number;
  truncated: boolean;
}

export interface ZipFacts {
  entries: number;
  unpackedBytes: number;
  languages: { language: string; files: number; lines: number }[];
  streamlit: { file: string; line: number; excerpt: string }[];
  unsafeNames: string[];
  nestedArchives: string[];
  encryptedEntries: string[];
}

export interface ImagesFacts {
  images: ImageFacts[];
}

export interface Uninspectable {
  obstacle: string;
  detail: string;
}

export interface ImageFacts {
  slot: string;
  width: number;
  height: number;
  problem?: Uninspectable;
  prediction?: Prediction;
  /** Base64 of a picture. */
  thumbnail?: string;
}

export interface Prediction {
  label: string;
  /** 0 to 1. */
  confidence: number;
  decision: "known" | "unsure";
  doubt?: "lowConfidence" | "nothingFound" | "severalObjects" | "unfamiliar";
  /** What the model saw: Base64 of a PNG. */
  seen: string;
}

export interface Declaration {
  uploadId: string;
  partId: string;
  fileName: string;
  size: number;
  sha256: string;
  at: string;
}

export interface DeclaredUpload {
  uploadId: string;
  url: string;
  countedAt: string;
  due: string;
  onTime: boolean;
  arriveBy: string;
  receipt: string;
}

export interface OpenSlot {
  uploadId: string;
  url: string;
  arriveBy: string;
}

export interface ReceiptAnswer {
  receipt?: string;
  valid: boolean;
  claims?: ReceiptClaims;
  problem?: Text;
}

export interface ReceiptClaims {
  kind: "declared" | "received";
  issuer: string;
  keyId: string;
  courseId: string;
  studentId: string;
  partId: string;
  fileName: string;
  size: number;
  sha256: string;
  declaredAt?: string;
  arrivedAt?: string;
  /** Of a received receipt. */
  attemptId?: string;
}

export interface ClassRow {
  id: string;
  name: string;
  department: string;
  labels: string[];
  verdict?: {
    points: number;
    maxPoints: number;
    needsPerson: boolean;
    needsAttention: boolean;
    parts: PartLine[];
  };
}

export interface PartLine {
  partId: string;
  state: PartState;
  points?: number;
  latePercent: number;
  countedAt?: string;
  /** This student's due time where an extension moves it; absent where it is the part's. */
  extendedTo?: string;
  /** Of the pictures that are graded, how many the model was less than 10 % sure of, how many 10 to 20 %, and so on. */
  confidenceTenths?: number[];
}

export interface StudentFile {
  student: RosterEntry;
  verdict: Verdict;
  evidence: AttemptEvidence[];
  declarations: Declaration[];
  scores: Score[];
  decisions: Decision[];
  ledger: LedgerEntry[];
  ledgerCheck: LedgerCheck;
}

export interface RosterEntry {
  id: string;
  name: string;
  email: string;
  department: string;
  labels: string[];
}

export interface ScoreRequest {
  part: string;
  points: number;
  comment: string;
}

export interface Score {
  partId: string;
  points: number;
  comment: string;
  by: string;
  at: string;
}

export interface ScoreChange {
  /** False for a dry run. */
  applied: boolean;
  score: Score;
  /** Absent: no verdict changes. */
  difference?: StudentDifference;
}

export interface DecisionRequest {
  part: string;
  accepted: boolean;
  /** 0 when accepted. */
  deduction: number;
  comment: string;
}

export interface Decision {
  rule: string;
  partId: string;
  accepted: boolean;
  deduction: number;
  comment: string;
  by: string;
  at: string;
}

export interface DecisionChange {
  applied: boolean;
  decision: Decision;
  difference?: StudentDifference;
}

export interface LedgerEntry {
  sequence: number;
  kind: string;
  subject: string;
  at: string;
  detail: Record<string, string>;
  hash: string;
}

export interface LedgerCheck {
  holds: boolean;
  /** Sequence of the first entry that does not fit. */
  brokenAt?: number;
  why?: Text;
}

export interface UnrecognisedUpload {
  id: string;
  name: string;
  size: number;
  arrived: string;
  reason: Text;
}

export interface Problem {
  /** `/problems/{code}`. */
  type: string;
  status: number;
  message: Text;
  faults?: Fault[];
}

export interface Fault {
  /** File, line and column, or a JSON path. */
  where: string;
  value: string;
  message: Text;
}

export interface RulesChange {
  /** False for a dry run. */
  applied: boolean;
  pickedUp: number;
  differences: StudentDifference[];
  /** Absent where another file than the roster is replaced. */
  roster?: RosterDifference;
}

export interface RosterDifference {
  added: ListedStudent[];
  removed: ListedStudent[];
}

export interface ListedStudent {
  studentId: string;
  name: string;
  handedIn: boolean;
}

export interface StudentDifference {
  studentId: string;
  before?: number;
  after: number;
  changes: VerdictChange[];
}

export interface VerdictChange {
  /** Absent for the whole verdict. */
  partId?: string;
  /** `points`, `state`, `due`, `counts` (attempt ids), `late` (percent), or a rule's id. */
  what: string;
  before?: string;
  after?: string;
  /** Of the rule that `what` names. */
  title?: Text;
}
