import type { Explanation } from "./explanation.ts";

/** Codes about what an incident is for, its closure, and giving it back. */
export const incidentProblems = {
  PLAN_NOT_VALID_FOR_PRODUCT: {
    values: ["NOT_VALID_FOR_PORTAL", "BUY_CLOUD_PLAN"],
    en: {
      title: "Plan not valid for the product",
      cause:
        "Partner Cloud Support is for cloud products, Partner On-premises Support for on-premises products, each in its own portals.",
      remedy:
        "Choose a plan of the other kind, or create the request in the product's portal. Where the offer has no cloud support, `offerSuggestions` lists offers that do.",
    },
    ko: {
      title: "제품에 사용할 수 없는 지원 계획",
      cause:
        "파트너 클라우드 지원은 클라우드 제품에, 파트너 온-프레미스 지원은 온-프레미스 제품에, 각각 정해진 포털에서 사용합니다.",
      remedy:
        "다른 종류의 지원 계획을 선택하거나 제품에 맞는 포털에서 요청을 만드세요. 오퍼에 클라우드 지원이 없으면 `offerSuggestions`에 클라우드 지원이 포함된 오퍼가 있습니다.",
    },
  },
  PRODUCT_VERSION_NOT_SUPPORTED: {
    values: [
      "UNKNOWN_PRODUCT",
      "UNKNOWN_VERSION",
      "UNKNOWN_DATES",
      "NOT_RELEASED",
      "NOT_N_OR_N_MINUS_1",
      "OUT_OF_MAINSTREAM_SUPPORT",
      "USE_PAID_SUPPORT",
    ],
    en: {
      title: "Product version not supported",
      cause:
        "On-premises incidents are for the newest version of a product and the one before it (N and N-1), while in mainstream support.",
      remedy: "Move to a supported version, or use paid support such as pay-per-incident.",
    },
    ko: {
      title: "지원되지 않는 제품 버전",
      cause:
        "온-프레미스 인시던트는 주류 지원 중인 제품의 최신 버전(N)과 그 직전 버전(N-1)에만 사용할 수 있습니다.",
      remedy: "지원되는 버전으로 업그레이드하거나 인시던트당 지불과 같은 유료 지원을 이용하세요.",
    },
  },
  PRODUCT_REQUIRED: {
    en: {
      title: "Product required",
      cause: "Services Hub lists plans for a product, and for on-premises products for a version.",
      remedy: "Send `product`, and `version` for an on-premises product.",
    },
    ko: {
      title: "제품 지정 필요",
      cause: "Services Hub는 제품별로, 온-프레미스 제품은 버전별로 지원 계획을 표시합니다.",
      remedy: "`product`를 보내고, 온-프레미스 제품이면 `version`도 보내세요.",
    },
  },
  REDIRECT_TO_PORTAL: {
    values: ["USE_OTHER_PORTAL"],
    en: {
      title: "Use another portal",
      cause: "Services Hub takes no requests for cloud products; nothing was deducted.",
      remedy: "Create the request in the portal that `redirectTo` names.",
    },
    ko: {
      title: "다른 포털 사용",
      cause: "Services Hub에서는 클라우드 제품의 요청을 받지 않습니다. 차감된 인시던트는 없습니다.",
      remedy: "`redirectTo`에 표시된 포털에서 요청을 만드세요.",
    },
  },
  INCIDENT_ALREADY_CLOSED: {
    en: {
      title: "Incident already closed",
      cause: "The incident was closed with another resolution or decision, and stays so.",
      remedy: "Read the incident to see how it was closed; decide on a refund separately.",
    },
    ko: {
      title: "이미 닫힌 인시던트",
      cause: "인시던트가 다른 해결 방법 또는 결정으로 이미 닫혔으며 변경할 수 없습니다.",
      remedy: "인시던트를 조회하여 어떻게 닫혔는지 확인하세요. 반환 여부는 별도로 결정합니다.",
    },
  },
  REFUND_NOT_CLOSED: {
    values: ["CLOSE_INCIDENT"],
    en: {
      title: "Incident not closed",
      cause: "Whether an incident is given back is decided after it was closed.",
      remedy: "Close the incident, then decide.",
    },
    ko: {
      title: "닫히지 않은 인시던트",
      cause: "인시던트 반환 여부는 인시던트를 닫은 뒤에 결정합니다.",
      remedy: "인시던트를 닫은 다음 결정하세요.",
    },
  },
  REFUND_NOT_ELIGIBLE: {
    en: {
      title: "Not eligible for a refund",
      cause:
        "Incidents are given back when closed as duplicate or bug, and cloud requests about billing, quota or subscription by decision. A denial is final.",
      remedy: "Nothing can be given back for this incident.",
    },
    ko: {
      title: "반환 대상 아님",
      cause:
        "중복 또는 버그로 닫힌 인시던트는 반환되고, 청구, 할당량, 구독에 관한 클라우드 요청은 결정에 따라 반환됩니다. 거부 결정은 변경할 수 없습니다.",
      remedy: "이 인시던트는 반환할 수 없습니다.",
    },
  },
  REFUND_ALREADY_APPLIED: {
    en: {
      title: "Refund already applied",
      cause: "The incident has been given back; that happens once.",
      remedy: "Nothing needs to be done. The plan in the answer shows what remains.",
    },
    ko: {
      title: "이미 반환됨",
      cause: "이 인시던트는 이미 반환되었습니다. 반환은 한 번만 이루어집니다.",
      remedy: "추가로 할 일이 없습니다. 응답의 지원 계획에서 남은 인시던트 수량을 확인하세요.",
    },
  },
} as const satisfies Record<string, Explanation>;
