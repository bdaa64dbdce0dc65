import { expect, test } from "vitest";
import { addressOf, addressOfStudent } from "../../src/rules/address.ts";

test("a token comes by the fragment, and leads home", () => {
  expect(addressOf("#token=eyJh.eyJz.c2ln_-")).toEqual({ token: "eyJh.eyJz.c2ln_-", page: { name: "home" } });
});

test("a receipt's number comes with the page that verifies it", () => {
  expect(addressOf("#/verify/0c8k2h5x9t1v7b3n6m4p2q8r5w").page).toEqual({ name: "verify", id: "0c8k2h5x9t1v7b3n6m4p2q8r5w" });
  expect(addressOf("#/verify").page).toEqual({ name: "verify" });
});

test("a student's page is found by its own address, whatever the id", () => {
  expect(addressOf(addressOfStudent("2021 가/1")).page).toEqual({ name: "students", id: "2021 가/1" });
  expect(addressOf("#/students").page).toEqual({ name: "home" });
});

test.each(["try", "rules", "charts"])("#/%s is a page", (name) => {
  expect(addressOf(`#/${name}`).page).toEqual({ name });
});

test.each(["", "#", "#/", "#/no-such-page", "#/%E0%A4%A", "#token="])("%j is the home page", (fragment) => {
  expect(addressOf(fragment)).toEqual({ page: { name: "home" } });
});
