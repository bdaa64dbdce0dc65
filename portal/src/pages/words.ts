import { text } from "../rules/text.ts";

/** Words and sentences that stand by themselves; a sentence made of values stands where the values are. */
export const words = {
  course: text("과제", "Hand in"),
  classTable: text("수강생", "Class"),
  rules: text("규칙과 명단", "Rules and roster"),
  try: text("모델 써 보기", "Try the models"),
  verify: text("접수증 확인", "Verify a receipt"),
  signOut: text("로그아웃", "Sign out"),
  skip: text("본문으로", "Skip to content"),
  again: text("다시 시도", "Try again"),
  signInTitle: text("받은 링크로 들어오세요", "Come in by the link you were given"),
  signInHow: text(
    "과제를 내려면 담당 교수나 조교가 보낸 링크를 여세요. 링크에 로그인 정보가 들어 있습니다.",
    "To hand in, open the link that your instructor sent: it carries what signs you in.",
  ),
  due: text("마감", "Due"),
  limits: text("조건", "Limits"),
  handedIn: text("낸 파일", "Handed in"),
  nothingYet: text("아직 낸 파일이 없습니다.", "Nothing handed in yet."),
  findings: text("검사 결과", "What the rules say"),
  attempts: text("모든 제출", "All attempts"),
  counts: text("반영됨", "Counts"),
  comment: text("의견 (학생에게 보임)", "Comment (shown to the student)"),
  decide: text("판정하기", "Decide"),
  report: text("PDF 결과 보고서", "Report as PDF"),
  reportOld: text("새로 만드는 중이며, 지금 것은 최신이 아닙니다.", "A newer one is being made; this one is not current."),
  receipt: text("접수증", "Receipt"),
  received: text("접수증 받기", "Get the receipt"),
  choose: text("파일 고르기", "Choose a file"),
  chooseAgain: text("다시 내기", "Hand in again"),
  dropHere: text("또는 여기로 끌어 놓으세요", "or drop it here"),
  send: text("제출하기", "Hand in"),
  other: text("다른 파일 고르기", "Choose another file"),
  cancel: text("취소", "Cancel"),
  goOn: text("이어서 보내기", "Go on"),
  downloadReceipt: text("신고 접수증 내려받기", "Download the receipt of your declaration"),
  measured: text("측정값", "Measured"),
  limit: text("기준", "Limit"),
  sawThis: text("모델이 본 그림", "What the model saw"),
} as const;

export const doubts = {
  lowConfidence: text("확신이 낮습니다.", "Confidence is low."),
  nothingFound: text("그림에서 아무것도 찾지 못했습니다.", "Nothing was found in the picture."),
  severalObjects: text("물체가 여러 개입니다.", "There are several objects."),
  unfamiliar: text("배운 것과 많이 다릅니다.", "It is unlike what the model has learned."),
} as const;
