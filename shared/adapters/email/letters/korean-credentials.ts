import type { CredentialsWords, PortalWords } from "./words.ts";
import { longDate } from "./words.ts";

// Labels are in both languages, because a portal uses the browser's language. No value is followed
// by a particle whose form depends on the last sound, because a value can end in any sound.
const portals: PortalWords = {
  azure: {
    title: "Azure Portal",
    items: [
      "도움말 + 지원(Help + support) › 지원 계획(Support plans) › 링크 지원 혜택(Link support benefits)을 엽니다.",
      "액세스 ID와 계약 ID를 입력합니다. 파트너 클라우드 지원이 계획 목록에 추가됩니다.",
      "문제 유형을 기술(Technical)로 하여 지원 요청을 만들고 계획을 선택합니다. 이전 이름인 Partner Signature Cloud Support로 표시될 수 있습니다.",
    ],
    hint: "“This Access ID is already associated to an account” 메시지가 나오면 이미 이 계정에 추가된 계획입니다. 메시지를 무시하고 지원 요청을 만드십시오.",
  },
  powerPlatform: {
    title: "Power Platform 관리 센터(Power Platform, Dynamics 365)",
    items: [
      "도움말 + 지원(Help + support) › 새 지원 요청(New support request)을 엽니다.",
      "요청을 만드는 동안 액세스 ID와 계약 ID로 계획을 추가합니다.",
      "파트너 클라우드 지원(Partner Cloud Support)을 선택하고 요청을 제출합니다.",
    ],
  },
  financeAndOperations: {
    title: "재무 및 운영(finance and operations)",
    items: [
      "지원 계획 관리(Manage support plans)를 열고 액세스 ID와 암호/계약 ID(Password/Contract ID)를 입력합니다.",
      "지원(Support) 타일에서 Microsoft에 제출됨(Submitted to Microsoft) › 인시던트 제출(Submit an incident)을 선택합니다.",
      "파트너 클라우드 지원(Partner Cloud Support)을 선택하고 인시던트를 제출합니다.",
    ],
  },
  servicesHub: (host) => ({
    title: "비즈니스용 Services Hub(온-프레미스 제품)",
    items: [
      `브라우저의 프라이빗 창에서 ${host} 주소를 엽니다.`,
      "Microsoft Entra 회사 계정이나 개인 Microsoft 계정으로 로그인합니다.",
      "제품 및 지원 유형(Product & support type)을 입력합니다.",
      "“Do you need to purchase or add a support plan?”을 펼치고 계약 추가(Add contract)를 선택합니다.",
      "액세스 ID와 계약 ID를 입력하고 추가(Add)를 선택한 다음 대화 상자를 닫습니다.",
      "지원 유형(Support type)에서 계획을 선택하고 문제를 설명한 뒤 제출합니다.",
    ],
    hint: "“The contract is already registered” 메시지는 이미 이 계정에 추가된 계획이라는 뜻입니다.",
  }),
  microsoft365: "Microsoft 365 관리 센터: 이 ID를 받지 않으므로 혜택을 사용할 수 없습니다.",
  cloudPortalsOnly:
    "비즈니스용 Services Hub: 온-프레미스 제품을 위한 포털이며, 이 계약에는 해당 계획이 없습니다.",
  servicesHubOnly:
    "Azure Portal, Power Platform 관리 센터, 재무 및 운영(finance and operations): 클라우드 제품을 위한 포털이며, 이 계약에는 해당 계획이 없습니다.",
};

export const koreanCredentials: CredentialsWords = {
  subject: (offerName, partnerName) => `지원 계획 ID 안내: ${offerName} (${partnerName})`,
  preheader: (planNames) => `${planNames}: 액세스 ID와 계약 ID를 계정에 한 번만 추가하십시오.`,
  title: "지원 계획 ID 안내",
  intro: (partnerName) =>
    `${partnerName}에는 Microsoft AI Cloud 파트너 프로그램(MAICPP)의 기술 지원 혜택이 있습니다. 아래의 두 ID로 이 혜택을 사용하는 지원 요청을 만들 수 있습니다.`,
  accessId: "액세스 ID(Access ID)",
  contractId: "계약 ID(Contract ID)",
  plans: "사용할 수 있는 혜택",
  notActivated: (date) =>
    `아직 활성화되지 않았습니다. 파트너 관리자가 ${longDate("ko", date)}까지 활성화할 수 있습니다.`,
  endDate: "종료 날짜(마지막 사용일)",
  shared:
    "인시던트는 회사의 모든 사용자가 함께 사용하므로, 이 메일을 읽을 때에는 더 적게 남아 있을 수 있습니다. 현재 수량은 계획을 선택하는 화면에 표시됩니다.",
  addOnce: "계정에 계획을 한 번만 추가하기",
  addOnceWhy:
    "ID는 계정마다 한 번, 처음 사용하는 포털에서 입력합니다. 같은 계정이라면 다른 모든 포털에서도 계획이 나타납니다.",
  portals,
  missing: "계획이 보이지 않으면",
  missingWhy:
    "포털에는 사용할 수 있는 계획만 표시됩니다. 종료되었거나, 남은 인시던트가 없거나, 선택한 제품에 사용할 수 없는 계획은 표시되지 않습니다.",
  secret: "ID를 회사 안에서만 사용하기",
  secretWhy: (partnerName) =>
    `${partnerName}의 모든 사용자가 같은 액세스 ID와 계약 ID를 사용하며, 사용자별로 따로 발급되지 않습니다. ID를 가진 사람은 누구나 회사의 인시던트를 사용할 수 있으므로 회사 밖으로 전달하지 마십시오.`,
  questions: "문의",
  whomToAsk: (partnerName) =>
    `${partnerName}의 MAICPP 파트너 관리자에게 문의하십시오. 파트너 센터의 사용자 관리(User management)에서 찾을 수 있습니다.`,
  because: (partnerName) =>
    `${partnerName}의 관리자가 이 주소로 ID를 보내도록 요청하여 이 메일을 받으셨습니다. 예상하지 못한 메일이라면 삭제하고 관리자에게 알려 주십시오.`,
};
