import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { Offer } from "../../shared/domain/benefit.ts";
import type { RefusalRemedy } from "../../shared/domain/refusal-values.ts";
import type { Account, BenefitKind, OfferType, Portal } from "../../shared/domain/vocabulary.ts";
import { api, until } from "./environment.ts";
import type { Answer } from "./environment.ts";
import {
  activationPath,
  azure,
  consume,
  incident,
  link,
  newKey,
  offerPath,
  powerPlatform,
  purchase,
  requestActivation,
  servicesHub,
} from "./people.ts";
import type { Partner } from "./people.ts";

/** A user who wants to create a request, with what this user knows, and the partner's people. */
export interface Situation {
  readonly today: string;
  readonly partner: Partner;
  readonly account: Account;
  offer: Pick<Offer, "offerId" | "partnerId">;
  portal: TokenClaims;
  kind: BenefitKind;
  more: object;
  headers: Record<string, string>;
  /** The pair that the user has; null if none. */
  ids: { readonly accessId: string; readonly contractId: string } | null;
}

type Step = (now: Situation, refusal: Refusal) => Promise<Answer>;

export interface Refusal {
  readonly code: string;
  readonly remedy: RefusalRemedy;
  readonly redirectTo?: Portal;
  readonly alternatives?: readonly { readonly planId: string }[];
  readonly offerSuggestions?: readonly OfferType[];
}

const portalOf: Partial<Record<Portal, TokenClaims>> = {
  AzurePortal: azure,
  PowerPlatform: powerPlatform,
  ServicesHub: servicesHub,
};

export const ask: Step = ({ account, headers, kind, more, offer, portal }) =>
  consume(portal, incident(offer, account, more, kind), headers);

/** Partner Center shows the pair to every user of the tenant. */
const readIds: Step = async (now) => {
  const answer = await api("GET", `${offerPath(now.offer)}/credentials`, { as: now.partner.user });
  if (answer.status !== 200) return answer;
  now.ids = answer.body as NonNullable<Situation["ids"]>;
  return link(now.portal, now.account, now.ids);
};

export const linkPlan: Step = (now, refusal) =>
  now.ids ? link(now.portal, now.account, now.ids) : readIds(now, refusal);

const askAdmin: Step = async ({ kind, offer, partner }) => {
  const answer = await requestActivation(offer as Offer, kind, partner.admin);
  if (answer.status > 202) return answer;
  return until("the benefit is active", async () => {
    const now = await api("GET", activationPath(offer as Offer, kind), { as: partner.admin });
    return (now.body as { readonly state: string }).state === "Active" ? now : undefined;
  });
};

/** Buys what the refusal suggests, or the offer again. The user has no IDs of it yet. */
const buyPlan: Step = async (now, { offerSuggestions = [] }) => {
  const [type = "SPD_SERVICES"] = offerSuggestions;
  const answer = await purchase(now.partner, type, now.today);
  if (answer.status === 201) {
    now.offer = answer.body as Offer;
    now.ids = null;
  }
  return answer;
};

/** What each remedy tells a person to do. A step that is refused has a remedy of its own. */
const steps: Partial<Record<RefusalRemedy, Step>> = {
  LINK_PLAN: linkPlan,
  CHECK_IDS: readIds,
  USE_NEW_IDS: readIds,
  ACTIVATE_BENEFIT: askAdmin,
  ASK_ADMIN_TO_ACTIVATE: askAdmin,
  BUY_NEW_PLAN: buyPlan,
  BUY_AGAIN: buyPlan,
  BUY_CLOUD_PLAN: buyPlan,
  IGNORE_AND_CREATE_REQUEST: ask,
  USE_OTHER_PLAN: async (now, refusal) => {
    const [other] = refusal.alternatives ?? [];
    if (!other) throw new Error("there is no other plan");
    now.offer = { ...now.offer, offerId: other.planId };
    return ask(now, refusal);
  },
  USE_OTHER_PORTAL: async (now, refusal) => {
    now.portal = portalOf[refusal.redirectTo ?? "Microsoft365"] ?? now.portal;
    return ask(now, refusal);
  },
  USE_NEW_KEY: async (now, refusal) => {
    now.headers = newKey();
    return ask(now, refusal);
  },
};

/** Follows the remedies, from the first refusal until the request is accepted. Returns the refusals. */
export async function follow(now: Situation, first: Answer): Promise<string[]> {
  const met: string[] = [];
  let answer = first;
  for (let times = 0; times < 12; times += 1) {
    if (answer.status < 300) {
      const asked = await ask(now, {} as Refusal);
      if (asked.status === 201) return met;
      answer = asked;
    }
    const refusal = answer.body as Refusal;
    met.push(`${refusal.code} ${refusal.remedy}`);
    const step = steps[refusal.remedy];
    if (!step) break;
    answer = await step(now, refusal);
  }
  throw new Error(`The remedies lead to no plan: ${met.join(", then ")}`);
}
