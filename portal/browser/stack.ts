import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const COURSEAI = join(REPOSITORY, "cli/bin/Debug/net10.0/courseai.dll");

/** The whole of CourseAI as `./run` starts it, on a free port and a storage of its own, with a class but without the sample's files. */
export interface Stack {
  readonly url: string;
  /** A folder that goes with the stack. */
  readonly folder: string;
  /** @param who a student's id, or `instructor`. */
  token(who: string): string;
  /** A call of docs/openapi.yaml; rejects with the answer where it is no success. */
  call(who: string, method: string, path: string, body?: string | Buffer<ArrayBuffer>): Promise<Response>;
  stop(): Promise<void>;
}

/** @param students their ids. */
export async function startStack(students: readonly string[]): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "courseai-portal-"));
  const up = spawn("dotnet", [COURSEAI, "up", "--no-samples", "--port", "0", "--out", folder], { cwd: REPOSITORY });
  // Where the tests end before they stop it.
  process.once("exit", () => up.kill());
  const ended = new Promise<void>((resolve) => up.once("exit", () => resolve()));
  let said = "";
  const instructor = await new Promise<URL>((resolve, reject) => {
    createInterface(up.stderr).on("line", (line) => (said += `${line}\n`));
    createInterface(up.stdout).on("line", (line) => {
      said += `${line}\n`;
      const link = /^Instructor: (\S+)/.exec(line)?.[1];
      if (link) resolve(new URL(link));
    });
    void ended.then(() => reject(new Error(`courseai up ended:\n${said}`)));
  });

  const roster = join(folder, "roster.csv");
  writeFileSync(roster, ["id,name,email,department,labels", ...students.map((id) => `${id},학생 ${id},${id}@univ.example,컴퓨터공학과,`), ""].join("\n"));
  const issued = execFileSync("dotnet", [COURSEAI, "token", "issue", "--roster", roster, "--keys", join(REPOSITORY, ".local/keys")], { encoding: "utf8" });
  const tokens = new Map(issued.trim().split("\n").slice(1).map((line) => [line.split(",")[0]!, line.split(",").at(-1)!]));
  tokens.set("instructor", instructor.hash.replace("#token=", ""));
  const token = (who: string): string => tokens.get(who)!;

  return {
    url: instructor.origin,
    folder,
    token,
    async call(who, method, path, body) {
      const answer = await fetch(`${instructor.origin}/api/${path}`, { method, headers: { authorization: `Bearer ${token(who)}` }, ...(body === undefined ? {} : { body }) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer;
    },
    async stop() {
      up.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
