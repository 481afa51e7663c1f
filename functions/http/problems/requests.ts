import type { Explanation } from "./explanation.ts";

/** Codes about the call itself, whatever it asks for. */
export const requestProblems = {
  INVALID_REQUEST: {
    en: {
      title: "Invalid request",
      cause: "A field is missing, unknown, or has a value that it cannot have.",
      remedy: "Correct the fields that `errors` names by path, and send the request again.",
    },
    ko: {
      title: "잘못된 요청",
      cause: "필드가 누락되었거나, 알 수 없는 필드이거나, 허용되지 않는 값이 있습니다.",
      remedy: "`errors`의 경로가 가리키는 필드를 고친 뒤 요청을 다시 보내세요.",
    },
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    en: {
      title: "Idempotency-Key required",
      cause: "This call must be safe to repeat, and came without an Idempotency-Key header.",
      remedy:
        "Send a key of 1 to 128 visible ASCII characters, such as a UUID; the same key whenever the same order is repeated.",
    },
    ko: {
      title: "Idempotency-Key 필요",
      cause: "반복해도 안전해야 하는 호출인데 Idempotency-Key 헤더가 없습니다.",
      remedy:
        "UUID처럼 표시 가능한 ASCII 문자 1~128자의 키를 보내세요. 같은 주문을 반복할 때는 같은 키를 사용하세요.",
    },
  },
  IDEMPOTENCY_CONFLICT: {
    values: ["USE_NEW_KEY"],
    en: {
      title: "Idempotency-Key used for other content",
      cause:
        "The key has already been used for an order with other content; `conflictingFields` names what differs.",
      remedy: "Repeat the first order unchanged, or send the new one with a new key.",
    },
    ko: {
      title: "다른 내용에 사용된 Idempotency-Key",
      cause:
        "이 키는 내용이 다른 주문에 이미 사용되었습니다. 다른 필드는 `conflictingFields`에 있습니다.",
      remedy: "처음 주문을 그대로 반복하거나, 새 주문을 새 키로 보내세요.",
    },
  },
  BODY_TOO_LARGE: {
    en: {
      title: "Body too large",
      cause: "The body of the request is larger than 64 KiB.",
      remedy: "Send less at once, for example fewer recipients.",
    },
    ko: {
      title: "본문이 너무 큼",
      cause: "요청 본문이 64KiB를 초과합니다.",
      remedy: "받는 사람 수를 줄이는 등 한 번에 보내는 양을 줄이세요.",
    },
  },
  NOT_FOUND: {
    en: {
      title: "Not found",
      cause: "There is nothing at this address, or nothing that you may see.",
      remedy: "Check the ids in the address.",
    },
    ko: {
      title: "찾을 수 없음",
      cause: "이 주소에 해당하는 항목이 없거나 볼 수 있는 항목이 아닙니다.",
      remedy: "주소에 포함된 ID를 확인하세요.",
    },
  },
  TOO_MANY_ATTEMPTS: {
    values: ["WAIT"],
    en: {
      title: "Too many attempts",
      cause: "Wrong IDs were entered too often for this account or this Access ID.",
      remedy: "Wait for the time that Retry-After names, and copy the IDs from Partner Center.",
    },
    ko: {
      title: "시도 횟수 초과",
      cause: "이 계정 또는 이 액세스 ID에 대해 잘못된 ID가 너무 여러 번 입력되었습니다.",
      remedy: "Retry-After에 표시된 시간만큼 기다린 뒤 파트너 센터에서 ID를 복사하여 입력하세요.",
    },
  },
  BUSY: {
    en: {
      title: "Busy",
      cause: "Too much is going on at once, or something that the service needs does not answer.",
      remedy:
        "Nothing was written. Send the same request again after the seconds that Retry-After names.",
    },
    ko: {
      title: "서비스 사용량 많음",
      cause: "동시에 처리 중인 작업이 너무 많거나 서비스에 필요한 구성 요소가 응답하지 않습니다.",
      remedy: "기록된 내용은 없습니다. Retry-After에 표시된 시간 후 같은 요청을 다시 보내세요.",
    },
  },
  INTERNAL: {
    en: {
      title: "Internal error",
      cause: "Something went wrong in the service; the request was not at fault.",
      remedy:
        "Send the same request with the same Idempotency-Key again. If it stays, quote the request id to the operators.",
    },
    ko: {
      title: "내부 오류",
      cause: "서비스에서 오류가 발생했습니다. 요청의 문제가 아닙니다.",
      remedy:
        "같은 Idempotency-Key로 같은 요청을 다시 보내세요. 계속되면 운영자에게 요청 ID를 알려 주세요.",
    },
  },
} as const satisfies Record<string, Explanation>;
