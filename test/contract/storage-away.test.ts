import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { freePorts } from "../../infra/local/ports.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import { NotSent, OutcomeUnknown, Unavailable } from "../../shared/application/errors.ts";
import { aContract, aLink } from "../support/builders.ts";
import { storesOn } from "../support/table-stores.ts";
import type { TableStores } from "../support/table-stores.ts";

const day = "2025-09-01";
const item = { kind: "Work", offerId: "offer-1", subject: "s" } as const;
const due = { day, key: "k", item, etag: "e", addedAt: "" } as const;
const link = { type: "link", link: aLink() } as const;
const transaction = {
  offerId: "offer-1",
  commitId: "c",
  contract: aContract(),
  rows: [],
  entries: [],
};
/** Nothing is really written here, so only the keys matter. */
const some = {
  ...{ addressKey: "k", distributionId: "d", incident: {}, name: "n", offerId: "offer-1" },
  ...{
    partner: { partnerId: "contoso" },
    partnerId: "contoso",
    reconciliationId: "r",
    sweepId: "run-s",
  },
} as never;

type Call = (stores: TableStores) => Promise<unknown>;

const reads: Readonly<Record<string, Call>> = {
  "accounts.listContracts": ({ accounts }) => accounts.listContracts("a"),
  "accounts.listFrontline": ({ accounts }) => accounts.listFrontline("a"),
  "accounts.readFrontline": ({ accounts }) => accounts.readFrontline("a", "i"),
  "attempts.read": ({ attempts }) => attempts.read("k"),
  "audit.ledgerOf": ({ audit }) => audit.ledgerOf("offer-1").next(),
  "audit.offersAfter": ({ audit }) => audit.offersAfter(null, 10),
  "clock.refresh": ({ clock }) => clock.refresh(),
  "contracts.listEntries": ({ contracts }) => contracts.listEntries("offer-1", 1, 0, 10),
  "contracts.listIncidents": ({ contracts }) => contracts.listIncidents("offer-1", "a"),
  "contracts.readHead": ({ contracts }) => contracts.readHead("offer-1"),
  "contracts.readRow": ({ contracts }) => contracts.readRow("offer-1", "k"),
  "credentials.find": ({ credentials }) => credentials.find("h"),
  "distributions.findOperation": ({ distributions }) => distributions.findOperation("o"),
  "distributions.list": ({ distributions }) => distributions.list("offer-1"),
  "distributions.read": ({ distributions }) => distributions.read("offer-1", "d"),
  "distributions.readMail": ({ distributions }) => distributions.readMail("offer-1", "d", "k"),
  "distributions.readMails": ({ distributions }) => distributions.readMails("offer-1", "d"),
  // They look before they write.
  "attempts.removeOld": ({ attempts }) => attempts.removeOld(0),
  "mailQuota.removeOld": ({ mailQuota }) => mailQuota.removeOld(0),
  "mailQuota.take": ({ mailQuota }) => mailQuota.take({ partnerId: "p", day, mails: ["m"] }),
  "rateLimiter.ask": ({ rateLimiter }) =>
    rateLimiter.ask({ offerId: "o", distributionId: "d", partnerId: "p", urgent: false }, 0),
  "rateLimiter.blockUntil": ({ rateLimiter }) => rateLimiter.blockUntil(0),
  "rateLimiter.leave": ({ rateLimiter }) => rateLimiter.leave("d"),
  "rateLimiter.listWaiting": ({ rateLimiter }) => rateLimiter.listWaiting(0),
  "partners.listMemberships": ({ partners }) => partners.listMemberships("contoso"),
  "partners.read": ({ partners }) => partners.read("contoso"),
  "partners.readConsultations": ({ partners }) => partners.readConsultations("contoso"),
  "partners.readHeld": ({ partners }) => partners.readSlot("contoso", "SPD"),
  "partners.readMembership": ({ partners }) => partners.readMembership("contoso", "offer-1"),
  "reconciliations.read": ({ reconciliations }) => reconciliations.read("r"),
  "schedule.due": ({ schedule }) => schedule.due(day, 10),
  "sweeps.list": ({ sweeps }) => sweeps.list(undefined, 10),
  "sweeps.read": ({ sweeps }) => sweeps.read("20250901T060500000Z-timer"),
  "sweeps.readMark": ({ sweeps }) => sweeps.readMark(),
};

const writes: Readonly<Record<string, Call>> = {
  "accounts.addContract": ({ accounts }) => accounts.addContract("a", "offer-1"),
  "accounts.addFrontline": ({ accounts }) => accounts.addFrontline("a", some),
  "accounts.writeFrontline": ({ accounts }) => accounts.writeFrontline("a", some, "e"),
  "attempts.write": ({ attempts }) => attempts.write("k", [], null),
  "clock.moveTo": ({ clock }) => clock.moveTo(new Date()),
  "clock.reset": ({ clock }) => clock.reset(),
  "contracts.commit": ({ contracts }) => contracts.commit({ ...transaction, expected: null }),
  "contracts.writeLink": ({ contracts }) => contracts.writeLink("offer-1", "k", link, null),
  "contracts.writeLink over one": ({ contracts }) => contracts.writeLink("offer-1", "k", link, "e"),
  "credentials.add": ({ credentials }) => credentials.add("h", some),
  "distributions.add": ({ distributions }) => distributions.add(some),
  "distributions.addMails": ({ distributions }) =>
    distributions.addMails("offer-1", "d", [{ email: "technician1@fabrikam.com" }]),
  "distributions.indexOperation": ({ distributions }) => distributions.indexOperation("o", some),
  "distributions.writeMail": ({ distributions }) => distributions.writeMail(some, "e"),
  "partners.addConsultation": ({ partners }) => partners.addConsultation("contoso", some),
  "partners.claim": ({ partners }) => partners.reserveSlot(some, "SPD", null),
  "partners.put": ({ partners }) => partners.put(some),
  "reconciliations.begin": ({ reconciliations }) => reconciliations.begin(some),
  "reconciliations.put": ({ reconciliations }) => reconciliations.put(some),
  "schedule.add": ({ schedule }) => schedule.add(day, item),
  "schedule.addAll": ({ schedule }) =>
    schedule.addAll([
      { day, item },
      { day, item: { ...item, offerId: "offer-2" } },
    ]),
  "schedule.remove": ({ schedule }) => schedule.remove(due),
  "schedule.removeAll": ({ schedule }) => schedule.removeAll([due]),
  "sweeps.begin": ({ sweeps }) => sweeps.begin(some, [], "m", null),
  "sweeps.put": ({ sweeps }) => sweeps.put(some),
};

/** Accepts each connection and closes it on the first request. */
const breaking = createServer((socket) => {
  socket.on("data", () => socket.destroy());
});
let broken: TableStores;
let closed: TableStores;
beforeAll(async () => {
  await new Promise<void>((resolve) => breaking.listen(0, "127.0.0.1", resolve));
  const ports = await freePorts();
  const storesAt = (table: number) => {
    const connectionString = storageConnectionString({ ...ports, table });
    return storesOn(openTables({ mode: "connection-string", connectionString }));
  };
  broken = storesAt((breaking.address() as AddressInfo).port);
  closed = storesAt(ports.table);
});
afterAll(() => new Promise((resolve) => breaking.close(resolve)));

// Concurrent, because each interrupted read is retried after a pause.
describe.concurrent("storage that is unavailable", () => {
  test.each(Object.entries(reads))("reports %s as unavailable", async (_, call) => {
    await expect(call(closed)).rejects.toThrow(Unavailable);
    await expect(call(broken)).rejects.toThrow(Unavailable);
  });

  test.each(Object.entries(writes))("reports %s as not sent", async (_, call) => {
    await expect(call(closed)).rejects.toThrow(NotSent);
  });

  test.each(Object.entries(writes))(
    "reports the outcome of an interrupted %s as unknown",
    async (_, call) => {
      await expect(call(broken)).rejects.toThrow(OutcomeUnknown);
    },
  );
});
