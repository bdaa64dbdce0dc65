import { expect, test } from "vitest";
import { roleOf } from "../../src/rules/role.ts";

const tokenOf = (claims: object): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `e30.${btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.c2ln`;
};

test.each([
  [{ sub: "prof", role: "instructor" }, "instructor"],
  [{ sub: "20210001", role: "student" }, "student"],
  [{ name: "교수 ??>>", roles: ["Instructor"] }, "instructor"],
  [{ name: "김하늘" }, "student"],
])("%j is shown the page of the %s", (claims, role) => {
  expect(roleOf(tokenOf(claims))).toBe(role);
});

test("what is no token has no role", () => {
  expect(roleOf("not a token")).toBeUndefined();
});
