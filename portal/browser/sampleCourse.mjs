// A course, a class and one student for looking at the portal: invented names, canned in the shapes of docs/openapi.yaml.
import { crc32, deflateSync } from "node:zlib";

export const text = (ko, en) => ({ ko, en });

/** Opens a hole in any page that takes a name for markup. */
export const HOSTILE = `<img src=x onerror="document.title='broken in'">`;

const LONG = "아주긴파일이름".repeat(12);
const SHA = "ab".repeat(32);
export const ATTEMPT = { proposal: "p".repeat(26), report: "r".repeat(26), video: "v".repeat(26), early: "e".repeat(26), images: "a".repeat(26) };

/**
 * @param now milliseconds since 1970; all times of the course are relative to it.
 * @param hoursToDue until the last parts are due; negative when that is past. The one student has a day more for the report.
 * @param tidy without names that are hostile or too long, for pictures that people look at.
 */
export function sampleCourse(now, hoursToDue, tidy) {
  const at = (hours) => new Date(now + hours * 3_600_000).toISOString();
  const odd = (hostile, plain) => (tidy ? plain : hostile);
  const classDue = { proposal: hoursToDue - 206, report: hoursToDue, video: hoursToDue, images: hoursToDue };
  const due = { ...classDue, report: hoursToDue + EXTENSION };

  const ofStudent = {
    id: "ai-2026",
    title: text("인공지능 기말 프로젝트", "Artificial Intelligence: final project"),
    version: "5b0c",
    timeZone: "Asia/Seoul",
    serverTime: at(0),
    parts: [
      ["proposal", "pdf", "제안서", "Proposal", 10, "manual", 20 << 20, { maxPages: 2 }],
      ["report", "pdf", "구현 보고서", "Implementation report", 30, "manual", 20 << 20, { maxPages: 5 }],
      ["video", "video", "시연 영상", "Video", 10, "onHandIn", 2 * 2 ** 30, { maxSeconds: 180 }],
      ["images", "images", "시험 사진", "Pictures", 10, "onHandIn", 20 << 20, { minImages: 5, maxImages: 50 }],
    ].map(([id, kind, ko, en, points, award, maxBytes, limits]) => ({
      id,
      kind,
      title: text(ko, en),
      points,
      award,
      maxBytes,
      due: at(due[id]),
      dueLocal: at(due[id]),
      extended: id === "report",
      limits,
    })),
  };
  const course = { ...ofStudent, parts: ofStudent.parts.map((part) => ({ ...part, due: at(classDue[part.id]), dueLocal: at(classDue[part.id]), extended: false })) };

  const came = { proposal: due.proposal + 1, early: due.video - 11, report: due.report - 33, images: due.images - 7, video: due.video - 7 };
  const attempt = (attemptId, fileName, counts, hours, onTime = true, size = 314572800) => ({
    attemptId,
    fileName,
    size,
    sha256: SHA,
    arrived: at(hours),
    countedAt: at(hours),
    onTime,
    counts,
    reason: counts ? text("기한 안의 마지막 제출입니다.", "It is the latest on time.") : text("더 나중 제출이 있습니다.", "A later one is there."),
  });
  const finding = (rule, outcome, title, measured, limit, next = text("", ""), deduction = 0) => ({ rule, outcome, title, measured, limit, next, deduction });
  const part = (partId, state, rest) => {
    const { title, points: maxPoints, extended } = ofStudent.parts.find((each) => each.id === partId);
    return { partId, title, state, due: at(due[partId]), extended, attempts: [], findings: [], deduction: 0, latePercent: 0, maxPoints, ...rest };
  };
  const toBeMarked = finding("marked", "needsPerson", text("교수자 채점", "Marking"), text("아직 채점되지 않았습니다.", "to be marked"), text("30점 만점", "out of 30 points"), text("담당 교수가 채점하면 점수가 정해집니다.", "The points come with the instructor's score."));
  const unsure = finding("images.recognised", "needsPerson", text("알아본 그림", "Recognised pictures"), text("2장 중 1장", "1 of 2"), text("모두", "all"), text("담당자가 봅니다.", "The instructor looks."));

  /** How the student stands, with a score and a decision where an instructor has given one. */
  const verdict = (score, decision) => {
    const images = decision
      ? { ...unsure, outcome: decision.accepted ? "satisfied" : "violated", deduction: decision.deduction, next: text("", "") }
      : unsure;
    const parts = [
      part("proposal", "late", { attempts: [attempt(ATTEMPT.proposal, odd(`${HOSTILE}-${LONG}.pdf`, "제안서.pdf"), true, came.proposal, false, 812_031)], countedAt: at(came.proposal), points: 7.2, base: 8, latePercent: 10 }),
      part("report", "onTime", {
        attempts: [attempt(ATTEMPT.report, "구현 보고서 최종.pdf", true, came.report, true, 2_411_000)],
        countedAt: at(came.report),
        ...(score ? { points: score.points, base: score.points } : {}),
        findings: [
          finding("pdf.pages", "satisfied", text("쪽수", "Pages"), text("5쪽", "5 pages"), text("5쪽까지", "up to 5 pages")),
          score ? { ...toBeMarked, outcome: "satisfied", measured: text(`${score.points}점`, `${score.points} points`), next: text("", "") } : toBeMarked,
        ],
      }),
      part("video", "onTime", {
        attempts: [attempt(ATTEMPT.video, "시연 최종.mp4", true, came.video), attempt(ATTEMPT.early, "시연.mp4", false, came.early)],
        countedAt: at(came.video),
        points: 9,
        base: 10,
        deduction: 1,
        findings: [
          finding("video.length", "violated", text("영상 길이", "Length of the video"), text("181.0초", "181.0 s"), text("180초까지", "up to 180 s"), text("줄여서 다시 내면 됩니다.", "Shorten it and hand it in again."), 1),
          finding("video.complete", "satisfied", text("영상의 끝", "End of the video"), text("온전함", "complete"), text("온전함", "complete")),
        ],
      }),
      part("images", "onTime", { attempts: [attempt(ATTEMPT.images, "7.zip", true, came.images, true, 48_213)], countedAt: at(came.images), points: 10 - images.deduction, base: 10, deduction: images.deduction, findings: [images] }),
    ];
    const points = parts.reduce((sum, each) => sum + (each.points ?? 0), 0);
    return { courseId: course.id, courseVersion: "5b0c", studentId: "20210001", points: Math.round(points * 100) / 100, maxPoints: 60, needsPerson: !score || !decision, needsAttention: false, parts };
  };

  const evidence = [
    [ATTEMPT.proposal, "proposal", { kind: "pdf", pages: 2, pagesWithText: 2, sections: [] }],
    [ATTEMPT.report, "report", { kind: "pdf", pages: 5, pagesWithText: 5, sections: [{ section: "algorithm", page: 2, heading: "알고리즘" }, { section: "differences", page: 4, heading: "제안서와 달라진 점" }] }],
    [ATTEMPT.video, "video", { kind: "video", container: "mp4", seconds: 181, claimedSeconds: 181, codec: "h264", width: 1280, height: 720, samples: 5430, fragmented: false, truncated: false }],
    [ATTEMPT.early, "video", { kind: "uninspectable", obstacle: "truncated", detail: odd(HOSTILE, "The file ends before its index.") }],
    [ATTEMPT.images, "images", { kind: "images", images: [picture("7.png", "known"), picture(odd(HOSTILE, "7-어두움.png"), "unsure")], labels: {} }],
  ].map(([attemptId, partId, facts]) => ({ attemptId, studentId: "20210001", partId, fileName: "", size: 1, sha256: SHA, arrived: at(-1), inspector: "1", revision: 1, facts }));

  const ledger = [
    ["received", ATTEMPT.proposal, came.proposal, { part: "proposal", fileName: "제안서.pdf", size: "812031" }],
    ["declared", "u".repeat(26), came.early - 0.2, { part: "video", fileName: "시연.mp4", size: "314572800" }],
    ["received", ATTEMPT.early, came.early, { part: "video", fileName: "시연.mp4", size: "314572800" }],
    ["received", ATTEMPT.report, came.report, { part: "report", fileName: "구현 보고서 최종.pdf", size: "2411000" }],
    ["received", ATTEMPT.images, came.images, { part: "images", fileName: "7.zip", size: "48213" }],
    ["received", ATTEMPT.video, came.video, { part: "video", fileName: "시연 최종.mp4", size: "314572800" }],
    ["scored", "1", -0.8, { part: "proposal", points: "8", comment: odd(HOSTILE, "목표가 분명합니다."), by: "이지수" }],
    ["regraded", "2", -0.6, { pointsBefore: "26", pointsAfter: "26.2", reason: "course.json replaced by 이지수" }],
    ["inspected-again", "3", -0.5, { part: "video", fileName: "시연.mp4", size: "314572800", revision: "2", by: "이지수" }],
  ].map(([kind, subject, hours, detail], sequence) => ({ sequence, studentId: "20210001", kind, subject, at: at(hours), detail, previous: "", hash: "60" }));

  const student = { id: "20210001", name: odd(`김하늘 ${HOSTILE}`, "김하늘"), email: "haneul@univ.example", department: "컴퓨터공학과", labels: ["예비군"] };
  return { at, course, ofStudent, student, verdict, evidence, ledger, rows: classOf(1000, at, classDue, odd), strays: straysOf(at, odd) };
}

const straysOf = (at, odd) => [
  { id: "b".repeat(26), name: `2021001/report/${odd(HOSTILE, "보고서.pdf")}`, eTag: "0x1", size: 48213, arrived: at(-1), reason: text("명단에 없는 학번입니다.", "The roster has no such student.") },
  { id: "c".repeat(26), name: "20210007/vidoe/시연.mp4", eTag: "0x2", size: 52428800, arrived: at(-2), reason: text("과목에 없는 항목입니다.", "The course has no such part.") },
];

const FAMILIES = "김이박최정강조윤장임한오서신권황안송류홍".split("");
const GIVEN = ["하늘", "서준", "지우", "민서", "도윤", "서연", "현우", "지호", "수아", "예준", "지안", "하은", "유준", "나은", "시우", "채원", "준서", "다인", "은우", "서현"];
const DEPARTMENTS = ["컴퓨터공학과", "소프트웨어학과", "전자공학과", "산업디자인학과", "통계학과"];
/** Hours. */
const EXTENSION = 24;
/** Of each twenty hand-ins, in steps of 7 so that neighbours differ. */
const STATES = [...Array(13).fill("onTime"), "late", "late", "late", "notHandedIn", "notHandedIn", "afterCutOff", "needsAttention"];

function classOf(count, at, due, odd) {
  return Array.from({ length: count }, (_, index) => {
    const states = [0, 1, 2, 3].map((p) => STATES[(index * 7 + p * 3) % (p === 0 ? 16 : index % 23 === 4 ? 20 : 18)]);
    const isReservist = index % 40 === 1;
    const ownDue = { ...due, ...(isReservist ? { report: due.report + EXTENSION, video: due.video + EXTENSION } : {}) };
    const parts = ["proposal", "report", "video", "images"].map((partId, p) => ({
      partId,
      state: states[p],
      ...(p === 1 && index % 3 === 0 ? {} : { points: states[p] === "notHandedIn" || states[p] === "afterCutOff" ? 0 : ((index + p) % 8) + (p === 1 ? 20 : 3) }),
      latePercent: states[p] === "late" ? 10 * (1 + (index % 3)) : 0,
      ...(states[p] === "notHandedIn" ? {} : { countedAt: at(ownDue[partId] - ((index * 37) % (72 + 24 * p)) + (states[p] === "late" ? 100 : states[p] === "afterCutOff" ? 180 : 0)) }),
      ...(ownDue[partId] === due[partId] ? {} : { extendedTo: at(ownDue[partId]) }),
      ...(partId === "images" && states[p] !== "notHandedIn" ? { confidenceTenths: [0, 0, index % 19 === 2, index % 11 === 3, 0, index % 7 === 1, 0, index % 5 === 2, index % 3, 5 + (index % 4)].map(Number) } : {}),
      violated: [],
      needPerson: [],
    }));
    const points = parts.reduce((sum, part) => sum + (part.points ?? 0), 0);
    return {
      id: `2021${String(index).padStart(4, "0")}`,
      name: index === 3 ? odd(HOSTILE, "남궁선우") : FAMILIES[index % 20] + GIVEN[Math.floor(index / 20 + index) % 20],
      email: `s${index}@univ.example`,
      department: DEPARTMENTS[index % 5],
      labels: isReservist ? ["예비군"] : [],
      ...(index % 17 === 8 ? {} : { verdict: { points, maxPoints: 60, needsPerson: index % 5 === 1, needsAttention: states.includes("needsAttention"), parts } }),
    };
  });
}

const picture = (slot, decision) => ({
  slot,
  format: "png",
  width: 280,
  height: 280,
  thumbnail: seven(280, true),
  prediction: { label: "7", confidence: decision === "known" ? 0.993 : 0.41, decision, ...(decision === "unsure" ? { doubt: "unfamiliar" } : {}), seen: seven(28, false), model: "digits@1f0c" },
});

/** A hand-drawn seven, dark on paper or light on black as a model sees it: a Base64 PNG of one byte per pixel. */
function seven(side, onPaper) {
  const near = (x, y, [[ax, ay], [bx, by]]) => {
    const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  };
  const strokes = [[[0.27, 0.27], [0.72, 0.24]], [[0.72, 0.24], [0.44, 0.8]]];
  const rows = Array.from({ length: side }, (_, row) =>
    Buffer.from([0, ...Array.from({ length: side }, (_, column) => {
      const ink = Math.max(0, Math.min(1, (0.065 - Math.min(...strokes.map((each) => near((column + 0.5) / side, (row + 0.5) / side, each)))) * 40));
      return Math.round(onPaper ? 246 - 210 * ink : 255 * ink);
    })]),
  );
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1A\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

export const classified = () => picture("picture", "unsure");
