import { expect, test } from "vitest";
import { extensionsOf, withExtension, withoutExtension, type Extension } from "../../src/rules/extensions.ts";

const FILE = '\uFEFFstudent,part,due,reason\r\n20261003,video,2026-12-20T15:00,"병원, ""진료"" 확인서"\r\n예비군,, 2026-12-21T15:00 ,훈련\r\n';
const given = (change: Partial<Extension> = {}): Extension => ({ student: "20261003", part: "report", due: "2026-12-22T18:00", reason: "병결", ...change });

test("a new line goes to the end, and the file before it keeps every character", () => {
  expect(withExtension(FILE, given())).toBe(`${FILE}20261003,report,2026-12-22T18:00,병결\r\n`);
});

test("the line of the same student and part is replaced where it stands", () => {
  expect(withExtension(FILE, given({ part: "video", reason: "입원, 연장" }))).toBe(
    '\uFEFFstudent,part,due,reason\r\n20261003,video,2026-12-22T18:00,"입원, 연장"\r\n예비군,, 2026-12-21T15:00 ,훈련\r\n',
  );
});

test("every part is another matter than one part", () => {
  expect(withExtension(FILE, given({ part: "" }))).toContain("20261003,,2026-12-22T18:00,병결\r\n");
  expect(withExtension(FILE, given({ part: "" }))).toContain("20261003,video,2026-12-20T15:00");
});

test("line breaks and a last line without one stay as they are in the file", () => {
  expect(withExtension("student,part,due,reason\n1,,2026-12-20T15:00,x", given())).toBe("student,part,due,reason\n1,,2026-12-20T15:00,x\n20261003,report,2026-12-22T18:00,병결");
  expect(withExtension("student,part,due,reason", given())).toBe("student,part,due,reason\r\n20261003,report,2026-12-22T18:00,병결");
  expect(withExtension("student,part,due,reason\n20261003,report,,", given())).toBe("student,part,due,reason\n20261003,report,2026-12-22T18:00,병결");
});

test("columns are found by name, and those that are not ours keep their values", () => {
  const file = "Reason,note,Due,Part,Student\nold,keep me,2026-12-20T15:00,report,20261003\n";
  expect(withExtension(file, given())).toBe("Reason,note,Due,Part,Student\n병결,keep me,2026-12-22T18:00,report,20261003\n");
  expect(withExtension(file, given({ part: "video" }))).toBe(`${file}병결,,2026-12-22T18:00,video,20261003\n`);
});

test("of two lines for one student and part the first is replaced and the other goes, or its date would count", () => {
  const file = "student,part,due,reason\n20261003,report,2026-12-30T15:00,a\n1,,2026-12-20T15:00,b\n20261003,report,2026-12-31T15:00,c\n";
  expect(withExtension(file, given())).toBe("student,part,due,reason\n20261003,report,2026-12-22T18:00,병결\n1,,2026-12-20T15:00,b\n");
});

test("the first extension of a course makes a file that Excel opens right", () => {
  expect(withExtension("", given())).toBe("\uFEFFstudent,part,due,reason\r\n20261003,report,2026-12-22T18:00,병결\r\n");
});

test("an extension is taken back without touching another line", () => {
  expect(withoutExtension(FILE, { student: "20261003", part: "video" })).toBe("\uFEFFstudent,part,due,reason\r\n예비군,, 2026-12-21T15:00 ,훈련\r\n");
  expect(withoutExtension(FILE, { student: "20261003", part: "report" })).toBe(FILE);
});

test("what applies to a student stands under the id or under a label", () => {
  expect(extensionsOf(FILE, "20261003", [])).toEqual([{ student: "20261003", part: "video", due: "2026-12-20T15:00", reason: '병원, "진료" 확인서' }]);
  expect(extensionsOf(FILE, "20261099", ["예비군".normalize("NFD")]).map((each) => each.reason)).toEqual(["훈련"]);
  expect(extensionsOf(FILE, "2026100", ["예비"])).toEqual([]);
  expect(extensionsOf("", "20261003", [])).toEqual([]);
});
