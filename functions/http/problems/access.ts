import type { Explanation } from "./explanation.ts";

/** Codes about who calls, and for whom. */
export const accessProblems = {
  UNAUTHENTICATED: {
    values: ["NO_TOKEN", "INVALID_TOKEN"],
    en: {
      title: "Not signed in",
      cause: "The request has no token, or one that is not valid here.",
      remedy: "Get a new token for this service and send it as a Bearer token.",
    },
    ko: {
      title: "로그인되지 않음",
      cause: "요청에 토큰이 없거나 이 서비스에서 유효하지 않은 토큰입니다.",
      remedy: "이 서비스용 토큰을 새로 받아 Bearer 토큰으로 보내세요.",
    },
  },
  NOT_PROGRAM_ASSOCIATED: {
    values: ["WRONG_ACCOUNT"],
    en: {
      title: "Account not associated with the program",
      cause:
        "The account does not belong to a partner of the Microsoft AI Cloud Partner Program by this name.",
      remedy:
        "Check the account at the top right of Partner Center, and sign in with another one if it is wrong.",
    },
    ko: {
      title: "프로그램에 연결되지 않은 계정",
      cause: "이 계정은 해당 Microsoft AI Cloud 파트너 프로그램 파트너에 속하지 않습니다.",
      remedy:
        "파트너 센터 오른쪽 위의 계정을 확인하고, 잘못된 계정이면 다른 계정으로 로그인하세요.",
    },
  },
  ROLE_NOT_ALLOWED: {
    values: ["ROLE_MISSING", "PORTAL_NOT_REGISTERED", "FIND_PARTNER_ADMIN", "ADMIN_AGENT_REQUIRED"],
    en: {
      title: "Role not allowed",
      cause:
        "The caller lacks the role. Activating a benefit needs a MAICPP partner admin or a Global admin, a request for a customer an Admin agent.",
      remedy:
        "In Partner Center, open User management, filter by MAICPP partner admin, and ask one of them.",
    },
    ko: {
      title: "허용되지 않는 역할",
      cause:
        "필요한 역할이 없습니다. 혜택을 활성화하려면 MAICPP 파트너 관리자 또는 전역 관리자 역할이, 고객에 대한 요청에는 관리 에이전트 역할이 필요합니다.",
      remedy:
        "파트너 센터의 사용자 관리에서 MAICPP 파트너 관리자로 필터링하여 해당 사용자에게 요청하세요.",
    },
  },
  GDAP_REQUIRED: {
    values: ["GDAP_NOT_ACTIVE", "PERMISSION_MISSING", "RENEW_GDAP"],
    en: {
      title: "GDAP required",
      cause:
        "Requests for a customer need an active granular delegated admin privileges (GDAP) relationship with the needed permission.",
      remedy: "Ask the customer to approve or renew the relationship, then try again.",
    },
    ko: {
      title: "GDAP 필요",
      cause:
        "고객에 대한 요청에는 필요한 권한을 포함한 활성 상태의 세분화된 위임 관리 권한(GDAP) 관계가 필요합니다.",
      remedy: "고객에게 관계의 승인 또는 갱신을 요청한 뒤 다시 시도하세요.",
    },
  },
  CSP_ROLE_NOT_ALLOWED: {
    values: ["NOT_CSP", "NOT_SUPPLIER", "RBAC_REQUIRED"],
    en: {
      title: "Not possible for this customer",
      cause:
        "Only a direct bill partner or indirect provider that supplies the customer's subscription, and has a role on its resources, can make this request.",
      remedy:
        "Use the plan for your own tenant, or let the partner that supplies the subscription ask.",
    },
    ko: {
      title: "이 고객에 대해 허용되지 않음",
      cause:
        "고객의 구독을 제공하고 그 리소스에 대한 역할이 있는 직접 청구 파트너 또는 간접 공급자만 이 요청을 할 수 있습니다.",
      remedy: "지원 계획을 자체 테넌트에 사용하거나, 구독을 제공하는 파트너가 요청하도록 하세요.",
    },
  },
  INDIRECT_RESELLER_USE_PROVIDER: {
    values: ["USE_INDIRECT_PROVIDER"],
    en: {
      title: "Ask the indirect provider",
      cause: "Indirect resellers do not make Azure requests for their customers.",
      remedy: "Ask your indirect provider to create the request.",
    },
    ko: {
      title: "간접 공급자에게 문의",
      cause: "간접 재판매인은 고객의 Azure 요청을 직접 만들 수 없습니다.",
      remedy: "간접 공급자에게 요청 생성을 의뢰하세요.",
    },
  },
  ISV_SUCCESS_REQUIRED: {
    values: ["ENROL_IN_ISV_SUCCESS"],
    en: {
      title: "ISV Success required",
      cause: "Technical consultations come with ISV Success, in which the partner is not enrolled.",
      remedy: "Enrol in ISV Success in Partner Center.",
    },
    ko: {
      title: "ISV 성공 필요",
      cause: "기술 상담은 ISV 성공에 포함되며, 파트너가 아직 등록되어 있지 않습니다.",
      remedy: "파트너 센터에서 ISV 성공에 등록하세요.",
    },
  },
} as const satisfies Record<string, Explanation>;
