import type { LetterPlan } from "../../../application/ports/mailer.ts";
import { koreanCredentials } from "./korean-credentials.ts";
import type { Words } from "./words.ts";
import { longDate } from "./words.ts";

const date = (value: string): string => longDate("ko", value);

const inDays = (days: number): string =>
  days <= 0 ? "오늘" : days === 1 ? "내일" : `${days}일 후`;

/** Portals show the English name, so both are given. */
const planName = ({ name, kind }: LetterPlan): string =>
  `${name} (${kind === "PartnerCloudSupport" ? "파트너 클라우드 지원" : "파트너 온-프레미스 지원"})`;

const names = (plans: readonly LetterPlan[]): string => plans.map(({ name }) => name).join(", ");

const moreIncidents =
  "보유한 다른 계획을 사용하거나, 아직 없는 멤버 자격 제안을 구매하십시오. 제안은 종류마다 하나씩 보유할 수 있습니다.";

export const korean: Words = {
  program: "Microsoft AI Cloud 파트너 프로그램",
  greeting: (name) => (name === undefined ? "안녕하세요." : `${name} 님, 안녕하세요.`),
  date,
  offer: "멤버 자격 제안",
  partner: "회사",
  planName,
  remaining: ({ granted, remaining }) =>
    granted === null ? "인시던트 무제한" : `인시던트 ${granted}개 중 ${remaining ?? 0}개 남음`,
  credentials: koreanCredentials,
  notices: {
    RenewalDue: ({ anniversary, endDate, days }, offerName) => ({
      title: `갱신 기념일 안내(${inDays(days)}): ${offerName}`,
      paragraphs: [
        `갱신 기념일은 ${date(anniversary)}입니다. 그 후의 갱신 기간에도 갱신할 수 있으며, 혜택은 ${date(endDate)}까지 유지됩니다.`,
        "갱신하면 새로운 혜택이 제공됩니다. 남은 인시던트는 이월되지 않습니다.",
      ],
      actions: ["파트너 센터의 멤버 자격(Membership)에서 제안을 갱신하십시오."],
    }),
    WindowClosing: ({ endDate, days }, offerName) => ({
      title: `갱신 기간 종료 안내(${inDays(days)}): ${offerName}`,
      paragraphs: [
        `갱신 기간은 ${date(endDate)}에 끝납니다. 갱신하지 않으면 지원 계획이 그날 종료되고 남은 인시던트는 사라집니다.`,
      ],
      actions: [
        `${date(endDate)}까지 파트너 센터의 멤버 자격(Membership)에서 제안을 갱신하십시오.`,
      ],
    }),
    ActivateBy: ({ plans, activateBy, days }) => ({
      title: `활성화 기한 안내(${inDays(days)}): ${names(plans)}`,
      paragraphs: [
        `혜택이 아직 활성화되지 않았습니다. ${date(activateBy)}이 지나면 활성화할 수 없습니다. 늦게 활성화해도 종료 날짜는 연장되지 않습니다.`,
      ],
      actions: [
        "파트너 센터에서 혜택(Benefits) › 기술 지원 및 상담(Technical support & consultation)을 열고, 혜택을 선택한 다음 활성화(Activate)를 선택하십시오. MAICPP 파트너 관리자 또는 전역 관리자 역할이 필요합니다.",
      ],
    }),
    UsageHigh: ({ plan, percentUsed, endDate }) => ({
      title: `인시던트 ${percentUsed}% 사용: ${plan.name}`,
      paragraphs: [`남은 인시던트는 ${date(endDate)}까지 사용할 수 있습니다.`],
      actions: [`부족할 것으로 예상되면: ${moreIncidents}`],
    }),
    Exhausted: ({ plan }) => ({
      title: `남은 인시던트 없음: ${plan.name}`,
      paragraphs: [
        "새 지원 요청에 이 계획을 더 이상 선택할 수 없습니다. 진행 중인 요청은 계속됩니다.",
      ],
      actions: [moreIncidents],
    }),
    Expired: ({ endDate }, offerName) => ({
      title: `만료: ${offerName}`,
      paragraphs: [
        `제안이 ${date(endDate)}에 만료되었습니다. 지원 계획이 종료되었으며 남은 인시던트는 사라졌습니다. 진행 중인 요청은 계속됩니다.`,
      ],
      actions: [
        `${date(endDate)}까지 갱신한 경우에는 갱신이 반영될 때까지 기다리십시오. 그 후에는 새 ID를 주문하지 않은 한 같은 ID로 지원 계획을 다시 사용할 수 있습니다.`,
        "그렇지 않으면 파트너 센터의 멤버 자격(Membership)에서 멤버 자격 제안을 구매하십시오.",
      ],
    }),
    RefundWaiting: ({ closedOn, days, plan }) => ({
      title: `환불 결정 대기 ${days}일: ${plan.name}`,
      paragraphs: [
        `청구, 할당량 또는 구독에 관한 요청이 ${date(closedOn)}에 종료되었습니다. 인시던트의 환불 여부가 아직 결정되지 않았으며, 그때까지는 사용한 것으로 계산됩니다.`,
        "따로 조치할 필요는 없습니다. 결정 담당자에게도 알렸습니다.",
      ],
      actions: [],
    }),
    Renewed: ({ endDate, newIds }, offerName) => ({
      title: `갱신 완료: ${offerName}`,
      paragraphs: [
        `새 기간이 시작되었으며, 새로운 혜택은 ${date(endDate)}까지 사용할 수 있습니다.`,
        newIds
          ? "새 ID가 발급됩니다. 이전 액세스 ID와 계약 ID는 더 이상 사용할 수 없으며, 계정마다 새 ID를 한 번 추가해야 합니다."
          : "액세스 ID와 계약 ID는 그대로이며, 이미 추가한 계정에서는 할 일이 없습니다.",
      ],
      actions: newIds
        ? [
            "파트너 센터에서 혜택(Benefits) › 기술 지원 및 상담(Technical support & consultation)을 열고 혜택을 활성화하십시오.",
            "필요한 사람에게 새 ID를 보내십시오.",
          ]
        : [],
    }),
  },
  whatToDo: "해야 할 일",
  noticeSubject: (title, partnerName) => `${title} (${partnerName})`,
  noticeBecause: (partnerName) =>
    `이 주소가 ${partnerName}의 파트너 혜택 연락처로 등록되어 있어 이 메일을 받으셨습니다. 알림은 한 번만 발송됩니다.`,
  automatic:
    "이 메일은 자동으로 발송되었으며, 추적 기능이 없고 외부에서 아무것도 불러오지 않습니다.",
};
