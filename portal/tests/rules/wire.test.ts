import { expect, test } from "vitest";
import { parse } from "yaml";
import openapi from "../../../docs/openapi.yaml?raw";
import source from "../../src/rules/wire.ts?raw";

interface Schema {
  required?: string[];
  properties: Record<string, unknown>;
}

const { schemas } = (parse(openapi) as { components: { schemas: Record<string, Schema> } }).components;
const interfaces = [...source.matchAll(/^export interface (?<name>\w+) \{\n(?<body>[^]*?)^\}/gm)].map(({ groups }) => ({
  name: groups!["name"]!,
  members: [...groups!["body"]!.matchAll(/^ {2}(?<name>\w+)(?<optional>\?)?:/gm)].map(({ groups: member }) => ({
    name: member!["name"]!,
    optional: member!["optional"] !== undefined,
  })),
}));

test("every interface of the wire is found", () => {
  expect(interfaces.length).toBeGreaterThan(20);
});

test.each(interfaces)("$name has no member that docs/openapi.yaml lacks, and counts on none that may be absent", ({ name, members }) => {
  const { properties, required = [] } = schemas[name]!;
  const documented = Object.keys(properties).map((member) => ({ name: member, optional: !required.includes(member) }));
  expect(members.length).toBeGreaterThan(0);
  expect(documented).toEqual(expect.arrayContaining(members));
});
