import type { Explanation } from "./explanation.ts";

/** Codes that come with an answer and refuse nothing. */
export const messagePages = {
  NO_BENEFITS_YET: {
    en: {
      title: "No benefits yet",
      cause:
        "Looks like you don't have any benefits yet: the partner has no active membership offer.",
      remedy:
        "Buy a membership offer. If the company has one, sign in with the account that is associated with the program.",
    },
    ko: {
      title: "아직 혜택이 없음",
      cause: "아직 혜택이 없는 것 같습니다. 파트너에게 활성 멤버 자격 제안이 없습니다.",
      remedy:
        "멤버 자격 제안을 구매하세요. 회사에 제안이 있다면 프로그램에 연결된 계정으로 로그인하세요.",
    },
  },
  FRONTLINE_NOT_COUNTED: {
    en: {
      title: "Frontline requests are not counted",
      cause: "Requests to the Partner Center frontline team are free and unlimited.",
      remedy: "Nothing is to be done: no incident was deducted, and no plan is needed.",
    },
    ko: {
      title: "프런트라인 요청은 차감되지 않음",
      cause: "파트너 센터 프런트라인 팀에 대한 요청은 무료이며 횟수 제한이 없습니다.",
      remedy: "필요한 조치가 없습니다. 인시던트가 차감되지 않았고 지원 계획도 필요하지 않습니다.",
    },
  },
} as const satisfies Record<string, Explanation>;
