/** Values that come with plans, links and incidents. */
export const planValues = {
  CANCELLED: {
    en: "The purchase was cancelled.",
    ko: "구매가 취소되었습니다.",
  },
  EXPIRED: {
    en: "The end date has passed.",
    ko: "종료 날짜가 지났습니다.",
  },
  REPLACED: {
    en: "The IDs were right once and have been replaced at a renewal. Use the new Access ID and Contract ID.",
    ko: "이전에는 올바른 ID였으나 갱신 시 교체되었습니다. 새 액세스 ID와 계약 ID를 사용하세요.",
  },
  CHECK_IDS: {
    en: "Copy both IDs from Partner Center and try again.",
    ko: "파트너 센터에서 두 ID를 모두 복사하여 다시 시도하세요.",
  },
  USE_NEW_IDS: {
    en: "Enter the IDs that were issued at the renewal.",
    ko: "갱신 시 새로 발급된 ID를 입력하세요.",
  },
  WAIT: {
    en: "Try again after the time that Retry-After names.",
    ko: "Retry-After에 표시된 시간이 지난 뒤 다시 시도하세요.",
  },
  LINK_PLAN: {
    en: "Enter the Access ID and the Contract ID once for this account.",
    ko: "이 계정에 액세스 ID와 계약 ID를 한 번 입력하세요.",
  },
  IGNORE_AND_CREATE_REQUEST: {
    en: "Nothing is wrong: ignore the message and create the support request.",
    ko: "문제가 없습니다. 메시지를 무시하고 지원 요청을 만드세요.",
  },
  USE_OTHER_PLAN: {
    en: "Choose one of the account's other plans, or buy an offer that includes one.",
    ko: "계정의 다른 지원 계획을 선택하거나 지원 계획이 포함된 제안을 구매하세요.",
  },
  USE_OTHER_PORTAL: {
    en: "Create the request in the portal that `redirectTo` names.",
    ko: "`redirectTo`에 표시된 포털에서 요청을 만드세요.",
  },
  USE_PAID_SUPPORT: {
    en: "Use paid support, such as pay-per-incident, or move to a supported version.",
    ko: "인시던트당 지불과 같은 유료 지원을 이용하거나 지원되는 버전으로 업그레이드하세요.",
  },
  NOT_VALID_FOR_PORTAL: {
    en: "Plans of this kind are used in another portal.",
    ko: "이 종류의 지원 계획은 다른 포털에서 사용합니다.",
  },
  UNKNOWN_PRODUCT: {
    en: "The product is not in the catalogue.",
    ko: "제품이 카탈로그에 없습니다.",
  },
  UNKNOWN_VERSION: {
    en: "The version is not in the catalogue, or none was named.",
    ko: "버전이 카탈로그에 없거나 지정되지 않았습니다.",
  },
  UNKNOWN_DATES: {
    en: "The lifecycle dates of the version are not known, so it is not supported.",
    ko: "버전의 수명 주기 날짜를 알 수 없어 지원되지 않습니다.",
  },
  NOT_RELEASED: {
    en: "The version has not been released yet.",
    ko: "아직 출시되지 않은 버전입니다.",
  },
  NOT_N_OR_N_MINUS_1: {
    en: "The version is neither the newest (N) nor the one before it (N-1).",
    ko: "최신 버전(N)도 그 직전 버전(N-1)도 아닙니다.",
  },
  OUT_OF_MAINSTREAM_SUPPORT: {
    en: "Mainstream support of the version has ended.",
    ko: "버전의 주류 지원이 종료되었습니다.",
  },
  CLOSE_INCIDENT: {
    en: "Close the incident first.",
    ko: "먼저 인시던트를 닫으세요.",
  },
  USE_NEW_KEY: {
    en: "Send the changed order with a new Idempotency-Key.",
    ko: "변경된 요청은 새 Idempotency-Key로 보내세요.",
  },
} as const;
