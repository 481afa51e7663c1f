import type { Explanation } from "./explanation.ts";

/** Codes about offers, their terms, and the activation of their benefits. */
export const offerProblems = {
  OFFER_ALREADY_HELD: {
    values: ["RENEW_INSTEAD", "RENEW_OFFER"],
    en: {
      title: "Offer already held",
      cause:
        "A partner can hold one of each offer in an enrolment period; all Solutions Partner designations count as one.",
      remedy:
        "Use the offer that is held, renew it in its renewal window, or buy a different offer.",
    },
    ko: {
      title: "이미 보유한 제안",
      cause:
        "등록 기간마다 제안을 하나씩만 보유할 수 있습니다. 솔루션 파트너 지정은 모두 합쳐 하나로 계산합니다.",
      remedy: "보유한 제안을 사용하거나, 갱신 기간에 갱신하거나, 다른 제안을 구매하세요.",
    },
  },
  OFFER_RETIRED: {
    en: {
      title: "Offer retired",
      cause:
        "Legacy Gold and Silver and Microsoft Action Pack have been neither sold nor renewed since 22 January 2025.",
      remedy:
        "Use what is left to the end of the term, and buy one of the Partner Success or Partner Launch benefits instead.",
    },
    ko: {
      title: "종료된 제안",
      cause:
        "레거시 골드 및 실버와 Microsoft 작업 팩은 2025년 1월 22일부터 판매와 갱신이 중단되었습니다.",
      remedy:
        "등록 기간이 끝날 때까지 남은 혜택을 사용하고, 이후에는 파트너 성공 코어 등 현재 판매 중인 제안을 구매하세요.",
    },
  },
  OFFER_EXPIRED: {
    values: ["BUY_AGAIN", "CANCELLED"],
    en: {
      title: "Offer expired",
      cause: "The renewal window closed without a renewal, or the offer was cancelled.",
      remedy: "Buy the offer again.",
    },
    ko: {
      title: "만료된 제안",
      cause: "갱신하지 않은 채 갱신 기간이 끝났거나 제안이 취소되었습니다.",
      remedy: "제안을 다시 구매하세요.",
    },
  },
  RENEWAL_ALREADY_RECORDED: {
    en: {
      title: "Renewal already recorded",
      cause: "A term is renewed once, and this one has its renewal.",
      remedy: "Nothing needs to be done. The next renewal belongs to the next term.",
    },
    ko: {
      title: "이미 기록된 갱신",
      cause: "등록 기간은 한 번만 갱신할 수 있으며, 이 기간의 갱신은 이미 기록되어 있습니다.",
      remedy: "추가로 할 일이 없습니다. 다음 갱신은 다음 등록 기간에 하세요.",
    },
  },
  CANCELLATION_NOT_ALLOWED: {
    values: ["TOO_LATE", "ALREADY_USED"],
    en: {
      title: "Cancellation not allowed",
      cause: "A purchase can be taken back within 30 days and only if no incident was ever used.",
      remedy: "Let the offer run to its end date; it is not renewed by itself.",
    },
    ko: {
      title: "취소할 수 없음",
      cause: "구매는 30일 이내에, 인시던트를 한 번도 사용하지 않은 경우에만 취소할 수 있습니다.",
      remedy: "종료 날짜까지 제안을 유지하세요. 자동으로 갱신되지 않습니다.",
    },
  },
  BENEFIT_NOT_INCLUDED: {
    values: ["BUY_CLOUD_PLAN"],
    en: {
      title: "Benefit not included",
      cause: "The offer does not include this kind of support.",
      remedy:
        "Use another offer that includes it; `offerSuggestions` names those that can be bought.",
    },
    ko: {
      title: "포함되지 않은 혜택",
      cause: "이 제안에는 해당 종류의 지원이 포함되어 있지 않습니다.",
      remedy:
        "해당 지원이 포함된 다른 제안을 사용하세요. 구매할 수 있는 제안은 `offerSuggestions`에 있습니다.",
    },
  },
  BENEFIT_NOT_ACTIVATED: {
    values: ["ACTIVATE_BENEFIT"],
    en: {
      title: "Benefit not activated",
      cause:
        "The benefit has not been activated. Before the first of an offer is, there is no Access ID and Contract ID.",
      remedy:
        "A MAICPP partner admin or Global admin activates it in Partner Center; the IDs appear within two minutes.",
    },
    ko: {
      title: "활성화되지 않은 혜택",
      cause:
        "혜택이 활성화되지 않았습니다. 제안의 첫 번째 혜택을 활성화하기 전에는 액세스 ID와 계약 ID가 없습니다.",
      remedy:
        "MAICPP 파트너 관리자 또는 전역 관리자가 파트너 센터에서 활성화하면 2분 이내에 ID가 표시됩니다.",
    },
  },
  ACTIVATION_WINDOW_CLOSED: {
    values: ["BUY_NEW_PLAN"],
    en: {
      title: "Too late to activate",
      cause: "The activate-by date of the benefit has passed.",
      remedy: "Renew or buy an offer that includes the benefit.",
    },
    ko: {
      title: "활성화 기한 경과",
      cause: "혜택의 활성화 기한(종료 날짜)이 지났습니다.",
      remedy: "혜택이 포함된 제안을 갱신하거나 구매하세요.",
    },
  },
} as const satisfies Record<string, Explanation>;
