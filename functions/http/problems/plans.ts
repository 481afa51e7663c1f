import type { Explanation } from "./explanation.ts";

/** Codes about linking a plan and choosing one. */
export const planProblems = {
  INVALID_CREDENTIALS: {
    values: ["CHECK_IDS", "REPLACED", "USE_NEW_IDS"],
    en: {
      title: "IDs do not match",
      cause: "The Access ID and the Contract ID do not belong to a plan together.",
      remedy:
        "Copy both from Partner Center, Benefits, Technical support & consultation. After a renewal with new IDs, use the new ones.",
    },
    ko: {
      title: "ID가 일치하지 않음",
      cause: "액세스 ID와 계약 ID가 하나의 지원 계획에 해당하지 않습니다.",
      remedy:
        "파트너 센터의 혜택 > 기술 지원 및 상담에서 두 ID를 모두 복사하세요. 갱신하면서 ID가 새로 발급되었다면 새 ID를 사용하세요.",
    },
  },
  ALREADY_LINKED: {
    values: ["IGNORE_AND_CREATE_REQUEST", "BUY_NEW_PLAN"],
    en: {
      title: "Plan already linked",
      cause:
        "The plan is linked to this account. Linking is done once per account and holds in every portal.",
      remedy: "Ignore the message and create the request; buy a new plan if this one has ended.",
    },
    ko: {
      title: "이미 연결된 지원 계획",
      cause:
        "이 계정에 이미 연결된 지원 계획입니다. 연결은 계정당 한 번이며 모든 포털에 적용됩니다.",
      remedy:
        "메시지를 무시하고 요청을 만드세요. 지원 계획이 종료되었다면 새 지원 계획을 구매하세요.",
    },
  },
  PLAN_NOT_LINKED: {
    values: ["LINK_PLAN", "REPLACED"],
    en: {
      title: "Plan not linked",
      cause: "The account has not been linked to the plan, or its IDs have been replaced since.",
      remedy: "Enter the Access ID and the Contract ID once for this account.",
    },
    ko: {
      title: "연결되지 않은 지원 계획",
      cause: "계정이 지원 계획에 연결되지 않았거나, 연결한 뒤 ID가 교체되었습니다.",
      remedy: "이 계정에 액세스 ID와 계약 ID를 한 번 입력하세요.",
    },
  },
  PLAN_EXPIRED: {
    values: ["EXPIRED", "CANCELLED", "BUY_NEW_PLAN"],
    en: {
      title: "Plan expired",
      cause: "The plan's end date has passed, or its purchase was cancelled.",
      remedy: "Choose another plan of the account, or buy an offer that includes one.",
    },
    ko: {
      title: "만료된 지원 계획",
      cause: "지원 계획의 종료 날짜가 지났거나 구매가 취소되었습니다.",
      remedy: "계정의 다른 지원 계획을 선택하거나 지원 계획이 포함된 제안을 구매하세요.",
    },
  },
  NO_INCIDENTS_REMAINING: {
    values: ["USE_OTHER_PLAN"],
    en: {
      title: "No incidents remaining",
      cause: "All incidents of the plan have been used; another user may have taken the last one.",
      remedy:
        "Choose one of `alternatives`, buy one of `offerSuggestions`, or wait for the renewal anniversary.",
    },
    ko: {
      title: "남은 인시던트 없음",
      cause:
        "지원 계획의 인시던트를 모두 사용했습니다. 다른 사용자가 마지막 인시던트를 사용했을 수 있습니다.",
      remedy:
        "`alternatives`의 지원 계획을 선택하거나, `offerSuggestions`의 제안을 구매하거나, 갱신 기념일까지 기다리세요.",
    },
  },
  PORTAL_DOES_NOT_ACCEPT_IDS: {
    en: {
      title: "Portal does not accept IDs",
      cause: "Support requests for this product take no Access ID and Contract ID.",
      remedy: "Create the request in the Microsoft 365 admin center; no incident is deducted.",
    },
    ko: {
      title: "ID를 사용하지 않는 포털",
      cause: "이 제품의 지원 요청에는 액세스 ID와 계약 ID를 사용하지 않습니다.",
      remedy: "Microsoft 365 관리 센터에서 요청을 만드세요. 인시던트는 차감되지 않습니다.",
    },
  },
} as const satisfies Record<string, Explanation>;
