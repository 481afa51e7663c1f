import { expect, test } from "vitest";

import type { ContractStore } from "../../../shared/application/ports/contract-store.ts";
import type { Distribution, Mail } from "../../../shared/application/ports/distribution-store.ts";
import { makeListMailFailures } from "../../../shared/application/operations/list-mail-failures.ts";
import { valueOf } from "../../support/builders.ts";
import { MemoryDistributionStore } from "../../support/memory-distribution-store.ts";

const offerId = "offer-1";

const aDistribution = (
  distributionId: string,
  createdAt: string,
  content: Distribution["content"],
): Distribution => ({
  ...{ distributionId, offerId, createdAt, content, recipients: [] },
  ...{ credentialVersion: 1, requestedBy: "admin", requestId: "request" },
});

async function world(outcomes: Readonly<Record<string, Partial<Mail>>>) {
  const distributions = new MemoryDistributionStore();
  const addresses = Object.keys(outcomes);
  await distributions.add(aDistribution("d1", "2026-01-01T00:00:00Z", { kind: "credentials" }));
  await distributions.add(
    aDistribution("d2", "2026-02-01T00:00:00Z", {
      ...{ kind: "notice", topic: { rule: "RenewalDue" }, term: 1 },
    }),
  );
  await distributions.addMails(
    offerId,
    "d1",
    addresses.map((email) => ({ email })),
  );
  await distributions.addMails(offerId, "d2", [{ email: "contact@contoso.example" }]);
  for (const { etag, value } of [
    ...(await distributions.readMails(offerId, "d1")),
    ...(await distributions.readMails(offerId, "d2")),
  ]) {
    const outcome = outcomes[value.contact.email] ?? { state: "Bounced", failure: "No mailbox." };
    await distributions.writeMail({ ...value, ...outcome }, etag);
  }
  const readHead = (id: string) => Promise.resolve(id === offerId ? {} : null);
  const contracts = { readHead } as unknown as ContractStore;
  return makeListMailFailures({ contracts, distributions });
}

test("the failed e-mails of an offer are listed newest first, and those that arrived, wait or were cancelled are not", async () => {
  const list = await world({
    "a@contoso.example": { state: "DeadLettered", attempts: 6, failure: "Rejected." },
    "b@contoso.example": { state: "Suppressed" },
    "c@contoso.example": { state: "Skipped" },
    "d@contoso.example": { state: "Delivered" },
    "e@contoso.example": { state: "RetryWait", failure: "Busy." },
    "f@contoso.example": { state: "Cancelled" },
  });
  const { items } = valueOf(await list({ offerId, limit: 50 }));
  expect(items[0]).toEqual({
    ...{ distributionId: "d2", letter: "RenewalDue", requestedAt: "2026-02-01T00:00:00Z" },
    ...{ email: "contact@contoso.example", state: "Bounced", attempts: 0, failure: "No mailbox." },
  });
  expect(
    items
      .slice(1)
      .map(({ email, letter }) => `${letter} ${email}`)
      .sort(),
  ).toEqual([
    "Credentials a@contoso.example",
    "Credentials b@contoso.example",
    "Credentials c@contoso.example",
  ]);
});

test("the failed e-mails are paged, and no cursor has an address", async () => {
  const list = await world({
    "a@contoso.example": { state: "Bounced" },
    "b@contoso.example": { state: "Bounced" },
  });
  const first = valueOf(await list({ offerId, limit: 2 }));
  const second = valueOf(await list({ offerId, limit: 2, cursor: first.cursor ?? "" }));
  expect(Buffer.from(first.cursor ?? "", "base64url").toString()).not.toContain("@");
  expect([...first.items, ...second.items].map(({ email }) => email).sort()).toEqual([
    "a@contoso.example",
    "b@contoso.example",
    "contact@contoso.example",
  ]);
  expect(second.cursor).toBeNull();
});

test("the failed e-mails of an unknown offer are refused with NOT_FOUND", async () => {
  const list = await world({});
  expect(await list({ offerId: "offer-2", limit: 50 })).toMatchObject({
    ok: false,
    refusal: { code: "NOT_FOUND" },
  });
});
