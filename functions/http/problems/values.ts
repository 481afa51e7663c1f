import { planValues } from "./plan-values.ts";

/** What the fields `reason`, `remedy` and `hint` can say, in both languages. */
export const values = {
  ...planValues,
  NO_TOKEN: {
    en: "The request had no token.",
    ko: "요청에 토큰이 없습니다.",
  },
  INVALID_TOKEN: {
    en: "The token is not valid here: expired, damaged, or issued for something else.",
    ko: "토큰이 만료되었거나, 손상되었거나, 다른 서비스용으로 발급되어 사용할 수 없습니다.",
  },
  ROLE_MISSING: {
    en: "The token lacks the role that this call needs.",
    ko: "이 호출에 필요한 역할이 토큰에 없습니다.",
  },
  PORTAL_NOT_REGISTERED: {
    en: "The app has the role Portal, but is registered as no support portal.",
    ko: "앱에 Portal 역할이 있지만 지원 포털로 등록되어 있지 않습니다.",
  },
  WRONG_ACCOUNT: {
    en: "You are probably signed in with another account. Sign in with the account that is associated with the Microsoft AI Cloud Partner Program.",
    ko: "다른 계정으로 로그인했을 가능성이 큽니다. Microsoft AI Cloud 파트너 프로그램에 연결된 계정으로 로그인하세요.",
  },
  FIND_PARTNER_ADMIN: {
    en: "In Partner Center, open User management and filter by MAICPP partner admin to find somebody who may do this.",
    ko: "파트너 센터의 사용자 관리에서 MAICPP 파트너 관리자로 필터링하여 권한이 있는 사용자를 찾으세요.",
  },
  ADMIN_AGENT_REQUIRED: {
    en: "Requests for a customer's Azure resources need the Admin agent role.",
    ko: "고객의 Azure 리소스에 대한 요청에는 관리 에이전트 역할이 필요합니다.",
  },
  NOT_CSP: {
    en: "The partner is not in the Cloud Solution Provider program and can use the plan for its own tenant only.",
    ko: "파트너가 클라우드 솔루션 공급자(CSP) 프로그램에 속하지 않으므로 자체 테넌트에서만 지원 계획을 사용할 수 있습니다.",
  },
  NOT_SUPPLIER: {
    en: "Another partner supplies the customer's subscription.",
    ko: "고객의 구독을 다른 파트너가 제공하고 있습니다.",
  },
  RBAC_REQUIRED: {
    en: "The caller has no role on the customer's resources (role-based access control).",
    ko: "호출자에게 고객 리소스에 대한 역할(RBAC)이 없습니다.",
  },
  GDAP_NOT_ACTIVE: {
    en: "There is no active GDAP relationship with the customer.",
    ko: "고객과의 GDAP 관계가 활성 상태가 아닙니다.",
  },
  PERMISSION_MISSING: {
    en: "The GDAP relationship lacks the permission that the request needs.",
    ko: "GDAP 관계에 요청에 필요한 권한이 없습니다.",
  },
  RENEW_GDAP: {
    en: "Ask the customer for a GDAP relationship with the needed permission, or renew it.",
    ko: "고객에게 필요한 권한이 포함된 GDAP 관계를 요청하거나 갱신하세요.",
  },
  USE_INDIRECT_PROVIDER: {
    en: "Ask your indirect provider to create the request.",
    ko: "간접 공급자에게 요청 생성을 의뢰하세요.",
  },
  RENEW_INSTEAD: {
    en: "The offer is in its renewal window: renew it instead of buying it again.",
    ko: "제안이 갱신 기간 중입니다. 다시 구매하지 말고 갱신하세요.",
  },
  RENEW_OFFER: {
    en: "Record a renewal of the offer that is held.",
    ko: "보유한 제안의 갱신을 기록하세요.",
  },
  ENROL_IN_ISV_SUCCESS: {
    en: "Enrol in ISV Success in Partner Center.",
    ko: "파트너 센터에서 ISV 성공에 등록하세요.",
  },
  BUY_AGAIN: {
    en: "Buy the offer again; it then starts a first term of its own.",
    ko: "제안을 다시 구매하세요. 새로운 첫 등록 기간이 시작됩니다.",
  },
  BUY_NEW_PLAN: {
    en: "Buy an offer that includes a support plan.",
    ko: "지원 계획이 포함된 제안을 구매하세요.",
  },
  BUY_CLOUD_PLAN: {
    en: "Buy an offer that includes Partner Cloud Support.",
    ko: "파트너 클라우드 지원이 포함된 제안을 구매하세요.",
  },
  ACTIVATE_BENEFIT: {
    en: "A MAICPP partner admin or Global admin activates the benefit in Partner Center.",
    ko: "MAICPP 파트너 관리자 또는 전역 관리자가 파트너 센터에서 혜택을 활성화해야 합니다.",
  },
  TOO_LATE: {
    en: "The days for taking back a purchase are over.",
    ko: "구매를 취소할 수 있는 기간이 지났습니다.",
  },
  ALREADY_USED: {
    en: "Incidents of the offer have been used, also if they were given back.",
    ko: "제안의 인시던트가 이미 사용되었습니다. 이후 반환된 경우도 포함됩니다.",
  },
} as const;

export type ValueName = keyof typeof values;
