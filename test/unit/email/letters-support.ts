import { makeLetters } from "../../../shared/adapters/email/letters.ts";
import type {
  CredentialsLetterInput,
  Letter,
  LetterLanguage,
  LetterPlan,
  Notice,
} from "../../../shared/application/ports/mailer.ts";

export const letters = makeLetters({ servicesHubHost: "support.serviceshub.microsoft.com" });

export const cloud: LetterPlan = {
  name: "Partner Cloud Support 50",
  kind: "PartnerCloudSupport",
  granted: 50,
  remaining: 48,
};
export const onPremises: LetterPlan = {
  name: "Partner On-premises Support 20",
  kind: "PartnerOnPremisesSupport",
  granted: 20,
  remaining: 19,
};

export const credentialsLetter = (overrides: Partial<CredentialsLetterInput> = {}): Letter =>
  letters.credentialsLetter({
    language: "en",
    recipientName: "Robin",
    partnerName: "Contoso",
    offerName: "Solutions Partner designation",
    plans: [
      { ...cloud, activated: true },
      { ...onPremises, activated: true },
    ],
    accessId: "7KQ2-M9XD-41T",
    contractId: "3F8H-0PZR-6WVN-C2YJ-5",
    endDate: "2026-10-01",
    ...overrides,
  });

export const noticeLetter = (
  notice: Notice,
  overrides: { language?: LetterLanguage; recipientName?: string; partnerName?: string } = {},
): Letter =>
  letters.noticeLetter({
    language: "en",
    partnerName: "Contoso",
    offerName: "Solutions Partner designation",
    notice,
    ...overrides,
  });

/** One of each kind. */
export const notices: readonly Notice[] = [
  { kind: "RenewalDue", anniversary: "2026-09-01", endDate: "2026-10-01", days: 15 },
  { kind: "WindowClosing", endDate: "2026-10-01", days: 7 },
  { kind: "ActivateBy", plans: [cloud, onPremises], activateBy: "2026-10-01", days: 14 },
  { kind: "UsageHigh", plan: { ...cloud, remaining: 10 }, percentUsed: 80, endDate: "2026-10-01" },
  { kind: "Exhausted", plan: { ...cloud, remaining: 0 }, endDate: "2026-10-01" },
  { kind: "Expired", endDate: "2026-10-01" },
  { kind: "RefundWaiting", plan: { ...cloud, remaining: 10 }, closedOn: "2026-01-05", days: 8 },
  { kind: "Renewed", plans: [cloud, onPremises], endDate: "2027-10-01", newIds: false },
  { kind: "Renewed", plans: [cloud, onPremises], endDate: "2027-10-01", newIds: true },
];

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x2F;": "/",
  "&#x60;": "`",
  "&#x3D;": "=",
};

/** What a reader of the HTML sees, one entry per element with text; the preheader is not seen. */
export const seen = (html: string): string[] =>
  html
    .replace(
      /<!--[\s\S]*?-->|<head>[\s\S]*?<\/head>|<div style="display:none[^>]*>[^<]*<\/div>/g,
      "",
    )
    .split(/<[^>]+>/)
    .map((text) => text.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity).trim())
    .filter((text) => text !== "");
