import { randomUUID } from "node:crypto";

import type { Offer } from "../../shared/domain/benefit.ts";
import type { Account } from "../../shared/domain/vocabulary.ts";
import { api, messages, setMailFault, tokensUsed, until } from "./environment.ts";
import {
  aPartner,
  activate,
  anAccount,
  azure,
  bodyOf,
  buy,
  close,
  consume,
  consumed,
  decide,
  idsOf,
  incident,
  incidentsOf,
  itIs,
  link,
  offerPath,
  operator,
  plansOf,
  renewed,
  servicesHub,
  statementOf,
} from "./people.ts";
import type { Partner } from "./people.ts";
import type { CredentialsView, DistributionView } from "../../shared/contract/partner.ts";

const address = (who: string): string => `${who}-${randomUUID().slice(0, 8)}@fabrikam.com`;
/** The recipients, by the outcome of their mail. */
export const recipients = {
  first: address("delivered-technician1"),
  second: address("technician2"),
  late: address("delivered-technician3"),
  bounced: address("bounce-technician4"),
  rejected: address("technician5"),
  contact: `owner-${randomUUID().slice(0, 8)}@contoso.com`,
};

/** The accounts that the portal sends. */
export const accounts: Account[] = [];
function aCustomer(): Account {
  const account = anAccount();
  accounts.push(account);
  return account;
}

/** Callers choose the key, and it must stay private. */
export const idempotencyKey = randomUUID();

async function distribute(
  { admin }: Partner,
  offer: Offer,
  to: readonly string[],
): Promise<DistributionView> {
  const place = `${offerPath(offer)}/distributions`;
  const body = { recipients: to.map((email) => ({ email, name: "Technician" })) };
  const headers = { "Idempotency-Key": randomUUID() };
  const asked = bodyOf(await api("POST", place, { as: admin, headers, body }), 202);
  const { distributionId } = asked as DistributionView;
  return until("nothing is open any more", async () => {
    const view = (await api("GET", `${place}/${distributionId}`, { as: admin }))
      .body as DistributionView;
    const isOpen = view.recipients.some(({ state }) =>
      ["Queued", "Sending", "RetryWait", "Sent"].includes(state),
    );
    return isOpen ? undefined : view;
  });
}

/** Typical mistakes: correct values in the wrong fields. */
async function mistakes(partner: Partner, offer: Offer, pair: CredentialsView): Promise<void> {
  const { accessId, contractId } = pair;
  const account = aCustomer();
  await link(azure, account, { accessId, contractId: accessId });
  await link(azure, account, { accessId: contractId, contractId: accessId });
  await consume(azure, incident({ offerId: contractId }, account));
  await consume(azure, incident(offer, { id: accessId, type: "Entra" }));
  await consume(azure, { ...incident(offer, account), planId: { contractId } });
  const raw = { as: azure, undocumented: true };
  await api("POST", "/api/plan-links", { ...raw, text: `{"contractId":"${contractId}` });
  await api("GET", `/api/incidents/${contractId}`, raw);
  await api("GET", `/api/accounts/Entra/u1/plans?product=${accessId}`, raw);
  await api("GET", `/api/nowhere/${accessId}?contractId=${contractId}`, raw);
  await api("GET", `${offerPath(offer)}/statement?cursor=${contractId}`, {
    as: partner.user,
    undocumented: true,
  });
  const [sample = ""] = await tokensUsed();
  const authorization = `Bearer ${sample.slice(0, -4)}AAAA`;
  await api("GET", offerPath(offer), { headers: { authorization } });
  await api("GET", `/api/health?token=${sample}`, { undocumented: true });
}

async function incidents(offer: Offer, account: ReturnType<typeof anAccount>): Promise<void> {
  const key = { "Idempotency-Key": idempotencyKey };
  const first = await consumed(azure, incident(offer, account), key);
  await consume(azure, incident(offer, account), key);
  bodyOf(await close(azure, first, "Duplicate"), 200);
  const second = await consumed(azure, incident(offer, account, { requestType: "Billing" }));
  bodyOf(await close(azure, second, "Resolved"), 200);
  await decide(azure, second, "Approved");
  await consume(azure, incident(offer, aCustomer()));
}

async function operate(what: "renewal-sweeps" | "reconciliations"): Promise<void> {
  const place = `/api/ops/${what}`;
  const started = bodyOf(await api("POST", place, { as: operator, body: {} }), 202);
  const [id = ""] = Object.values(started as Record<string, string>);
  await until(`${what} have ended`, async () => {
    const { body } = await api("GET", `${place}/${id}`, { as: operator });
    return (body as { readonly state: string }).state !== "Running";
  });
}

/** A year of an offer with all calls and typical mistakes. Returns its two pairs of IDs. */
export async function aYear(): Promise<readonly CredentialsView[]> {
  await itIs("2025-09-01");
  const partner = await aPartner({ contacts: [{ email: recipients.contact }] });
  const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
  const told = [{ email: recipients.first }, { email: recipients.second, locale: "ko" }];
  await activate(partner, offer, "PartnerCloudSupport", { recipients: told });
  const pair = await idsOf(partner, offer);
  await until("the IDs were mailed", async () => (await messages(recipients.second)).length > 0);
  await setMailFault({ status: 400, times: 1, match: recipients.rejected });
  await distribute(partner, offer, [recipients.late, recipients.rejected]);
  await setMailFault({ status: 503, times: 1 });
  await distribute(partner, offer, [recipients.bounced]);

  const account = aCustomer();
  bodyOf(await link(azure, account, pair), 201);
  await mistakes(partner, offer, pair);
  await incidents(offer, account);
  await statementOf(partner, offer);
  await plansOf(azure, account);
  await incidentsOf(servicesHub, account);
  for (const page of ["usage", "forecast?on=2026-01-01", "distributions"]) {
    bodyOf(await api("GET", `${offerPath(offer)}/${page}`, { as: partner.admin }), 200);
  }

  await renewed(offer, "2025-09-10", { issueNewIds: true });
  await itIs("2026-09-01");
  await operate("renewal-sweeps");
  await operate("reconciliations");
  await activate(partner, offer);
  const newPair = await idsOf(partner, offer);
  await link(azure, account, pair);
  await until("the contact was told", async () => (await messages(recipients.contact)).length > 0);
  return [pair, newPair];
}
