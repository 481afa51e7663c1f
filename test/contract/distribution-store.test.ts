import { beforeAll, describe, expect, it } from "vitest";

import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableDistributionStore } from "../../shared/adapters/tables/table-distribution-store.ts";
import { addressKeyOf } from "../../shared/application/ids.ts";
import type {
  Distribution,
  DistributionStore,
  Mail,
} from "../../shared/application/ports/distribution-store.ts";
import type { Stored } from "../../shared/application/ports/stores.ts";
import { useAzurite } from "../support/azurite.ts";
import { noon } from "../support/builders.ts";
import { MemoryDistributionStore } from "../support/memory-distribution-store.ts";

const storage = useAzurite();

async function onTables(): Promise<DistributionStore> {
  const { contracts, operations } = await storage.freshTables();
  return new TableDistributionStore(new JsonTable(contracts), new JsonTable(operations));
}

const aDistribution = (distributionId: string, more: Partial<Distribution> = {}): Distribution => ({
  distributionId,
  offerId: "offer-1",
  content: { kind: "credentials" },
  credentialVersion: 0,
  requestedBy: "user",
  requestId: "request-1",
  createdAt: noon("2025-09-01"),
  recipients: [{ email: "technician1@fabrikam.com", name: "Technician One", locale: "ko" }],
  ...more,
});

const contacts = [{ email: "technician1@fabrikam.com" }, { email: "Technician2@Fabrikam.com" }];

describe.each([
  ["the distribution store in memory", async () => new MemoryDistributionStore()],
  ["the distribution store on tables", onTables],
])("%s", (_name, open) => {
  let store: DistributionStore;
  beforeAll(async () => {
    store = await open();
  });

  const theMail = async (distributionId: string, email: string): Promise<Stored<Mail>> => {
    const found = await store.readMail("offer-1", distributionId, addressKeyOf(email));
    if (!found) throw new Error(`no mail to ${email}`);
    return found;
  };

  it("queues the first of several entries of one address", async () => {
    const spelled = ["a@contoso.com", "A@contoso.com", "a@Contoso.com", "A@CONTOSO.com"];
    const entries = spelled.map((email, index) => ({ email, locale: index === 0 ? "ko" : "en" }));
    await store.addMails("offer-1", "spelled", entries);
    const mails = await store.readMails("offer-1", "spelled");
    expect(mails.map(({ value }) => value.contact)).toEqual([entries[0]]);
  });

  it("queues one e-mail per address, whatever its letter case, and adding again changes none", async () => {
    await store.addMails("offer-1", "queue", contacts);
    const { etag, value } = await theMail("queue", "technician2@fabrikam.com");
    expect(value).toMatchObject({ state: "Queued", attempts: 0, operationId: null, wait: null });
    expect(await store.writeMail({ ...value, state: "Sent" }, etag)).toBe(true);

    await store.addMails("offer-1", "queue", [...contacts, { email: "TECHNICIAN2@fabrikam.com" }]);

    const mails = await store.readMails("offer-1", "queue");
    expect(mails.map(({ value: { state } }) => state).sort()).toEqual(["Queued", "Sent"]);
  });

  it("lets only one of two writers change an e-mail", async () => {
    await store.addMails("offer-1", "race", contacts);
    const { etag, value } = await theMail("race", "technician1@fabrikam.com");
    const written = await Promise.all(
      ["one", "two"].map((operationId) => store.writeMail({ ...value, operationId }, etag)),
    );
    expect(written.sort()).toEqual([false, true]);
  });

  it("keeps the first distribution of an ID", async () => {
    const first = aDistribution("first", {
      content: { kind: "notice", topic: { rule: "RenewalDue" }, term: 2 },
    });
    expect(await store.add(first)).toEqual({ distribution: first, added: true });
    const second = aDistribution("first", { requestId: "request-2" });
    expect(await store.add(second)).toEqual({ distribution: first, added: false });
    expect(await store.read("offer-1", "first")).toEqual(first);
    expect(await store.read("offer-2", "first")).toBeNull();
  });

  it("lists an offer's distributions and each distribution's e-mails", async () => {
    await store.add(aDistribution("a", { offerId: "offer-3" }));
    await store.add(aDistribution("ab", { offerId: "offer-3" }));
    await store.addMails("offer-3", "a", contacts.slice(0, 1));
    await store.addMails("offer-3", "ab", contacts);
    const listed = await store.list("offer-3");
    expect(listed.map(({ distributionId }) => distributionId).sort()).toEqual(["a", "ab"]);
    expect(await store.readMails("offer-3", "a")).toHaveLength(1);
    expect(await store.readMails("offer-3", "ab")).toHaveLength(2);
  });

  it("finds the e-mail of an operation and no other", async () => {
    const ref = { offerId: "offer-1", distributionId: "queue", addressKey: "k" };
    await store.indexOperation("operation-1", ref);
    await store.indexOperation("operation-1", ref);
    expect(await store.findOperation("operation-1")).toEqual(ref);
    expect(await store.findOperation("operation-2")).toBeNull();
  });
});
