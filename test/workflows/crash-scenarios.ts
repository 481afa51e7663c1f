import { expect } from "vitest";

import { uncheckedRows } from "../support/row-codecs.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import type { Offer } from "../../shared/domain/benefit.ts";
import { api, messages, persistently, until } from "../support/environment.ts";
import type { Answer } from "../support/environment.ts";
import {
  activate,
  activationPath,
  aPartner,
  bodyOf,
  buy,
  cloud,
  idsOf,
  itIs,
  newKey,
  offerPath,
  operator,
  renewed,
  requestActivation,
  statementOf,
  textWith,
  unique,
} from "../support/people.ts";
import type { Partner } from "../support/people.ts";
import type { CrashEnvironment } from "./crash-environment.ts";
import type { SweepView } from "../../shared/contract/operations.ts";

/** One run of a workflow, with a partner of its own. */
export interface Run {
  /** Requests the workflow, with retries until there is an answer. */
  readonly start: () => Promise<unknown>;
  /** Whether the workflow has done everything. */
  readonly isOver: () => Promise<boolean>;
  /** Throws unless each effect happened exactly once. */
  readonly check: () => Promise<void>;
}

export interface CrashScenario {
  /** The functions whose crash points are tested; `call` is the request that starts the workflow. */
  readonly functions: readonly string[];
  /** Its run moves the service's clock, so it must end before another one moves it. */
  readonly ownsClock: boolean;
  readonly begin: (environment: CrashEnvironment) => Promise<Run>;
}

const bought = "2025-09-01";
const recipients = (): string[] =>
  ["technician1", "technician2"].map((name) => `${unique(name)}@fabrikam.example`);
const toAll = (addresses: readonly string[]) => ({
  recipients: addresses.map((email) => ({ email })),
});

async function anOffer(contacts: readonly string[] = []): Promise<[Partner, Offer]> {
  await itIs(bought);
  const partner = await aPartner({ contacts: contacts.map((email) => ({ email })) });
  return [partner, await buy(partner, "SPD_SERVICES", bought)];
}

/** The contract has one version of one pair, and each recipient got that pair once. */
async function expectOnePair(
  environment: CrashEnvironment,
  [partner, offer]: [Partner, Offer],
  addresses: readonly string[],
  version = 0,
): Promise<void> {
  const head = await new TableContractStore(environment.tables.contracts, uncheckedRows).readHead(
    offer.offerId,
  );
  expect(head?.contract).toMatchObject({
    credentialVersion: version,
    credentials: { version },
  });
  const { accessId, contractId } = await idsOf(partner, offer);
  for (const address of addresses) {
    const mails = await messages(address);
    expect(mails.map(({ to }) => to)).toEqual([address]);
    expect(mails[0]?.text).toContain(accessId);
    expect(mails[0]?.text).toContain(contractId);
  }
}

const activateScenario: CrashScenario = {
  ownsClock: false,
  functions: [
    ...["call", "activate", "issueCredentials", "completeActivation"],
    ...["distribute", "listMails", "sendMail"],
  ],
  begin: async (environment) => {
    const [partner, offer] = await anOffer();
    const addresses = recipients();
    const request = () => requestActivation(offer, cloud, partner.admin, toAll(addresses));
    const view = async (): Promise<unknown> =>
      (await persistently(() => api("GET", activationPath(offer, cloud), { as: partner.user })))
        .body;
    return {
      start: () => persistently(request),
      isOver: async () => ((await view()) as { readonly step: string }).step === "Completed",
      check: async () => {
        await expectOnePair(environment, [partner, offer], addresses);
        // A repeat returns the same.
        expect((await request()).body).toMatchObject({
          state: "Active",
          distribution: { total: 2, sent: 2, failed: 0 },
        });
        await expectOnePair(environment, [partner, offer], addresses);
      },
    };
  },
};

const distributeScenario: CrashScenario = {
  ownsClock: false,
  functions: ["call", "distribute", "listMails", "sendMail"],
  begin: async (environment) => {
    const [partner, offer] = await anOffer();
    await activate(partner, offer);
    const addresses = recipients();
    const path = `${offerPath(offer)}/distributions`;
    const headers = newKey();
    const request = () => api("POST", path, { as: partner.admin, headers, body: toAll(addresses) });
    let accepted: Answer | undefined;
    return {
      start: async () => (accepted = await persistently(request)),
      isOver: async () => {
        const location = accepted?.headers.get("location") ?? "";
        const { body } = await persistently(() => api("GET", location, { as: partner.user }));
        return (body as { readonly sent: number }).sent === addresses.length;
      },
      check: async () => {
        await expectOnePair(environment, [partner, offer], addresses);
        expect((await request()).body).toEqual(accepted?.body);
        await expectOnePair(environment, [partner, offer], addresses);
      },
    };
  },
};

const replaceScenario: CrashScenario = {
  ownsClock: false,
  functions: [
    ...["call", "replace", "replacePair", "queueReplacementLetters", "cancelReplacedLetters"],
    ...["distribute", "listMails", "sendMail"],
  ],
  begin: async (environment) => {
    const [partner, offer] = await anOffer();
    await activate(partner, offer);
    const addresses = recipients();
    const path = `${offerPath(offer)}/credentials/replacement`;
    const headers = newKey();
    const body = { reason: "leak", ...toAll(addresses) };
    const request = () => api("POST", path, { as: partner.admin, headers, body });
    const view = async () =>
      (await persistently(() => api("GET", path, { as: partner.admin }))).body as {
        readonly distribution: { readonly sent: number } | null;
      };
    return {
      start: () => persistently(request),
      isOver: async () => (await view()).distribution?.sent === addresses.length,
      check: async () => {
        await expectOnePair(environment, [partner, offer], addresses, 1);
        // A repeat replaces nothing more.
        expect((await request()).body).toMatchObject({ state: "Replaced" });
        await until("no orchestration is running", environment.isIdle, 30_000);
        await expectOnePair(environment, [partner, offer], addresses, 1);
      },
    };
  },
};

/** Removes the items of earlier runs, so that only items of this run are due. */
async function emptySchedule({ tables }: CrashEnvironment): Promise<void> {
  for await (const { partitionKey, rowKey } of tables.schedule.listEntities()) {
    await tables.schedule.deleteEntity(partitionKey ?? "", rowKey ?? "");
  }
}

async function sweep(): Promise<string> {
  const answer = await persistently(() =>
    api("POST", "/api/ops/renewal-sweeps", { as: operator, body: {} }),
  );
  return (bodyOf(answer, 202) as { readonly sweepId: string }).sweepId;
}

async function hasCompleted(sweepId: string): Promise<boolean> {
  const path = `/api/ops/renewal-sweeps/${sweepId}`;
  const { body } = await persistently(() => api("GET", path, { as: operator }));
  return (body as SweepView).state === "Completed";
}

/** The second term was opened once, and the contact got one notice of it. */
async function expectOneRollOver(
  [partner, offer]: [Partner, Offer],
  contact: string,
): Promise<void> {
  const { entries, term, valid } = await statementOf(partner, offer);
  expect([term, valid]).toEqual([2, true]);
  expect(entries.map(({ delta, type }) => [type, delta])).toEqual([
    ["Grant", 50],
    ["Grant", 20],
  ]);
  const subjects = (await messages(contact)).map(({ subject }) => subject);
  expect(subjects).toEqual([textWith("Renewed")]);
}

const sweepScenario: CrashScenario = {
  ownsClock: true,
  functions: ["call", "sweep", "beginSweep", "listDue", "handleDue", "recordSweep"],
  begin: async (environment) => {
    // The first request creates the tables.
    await itIs(bought);
    await emptySchedule(environment);
    const contact = `${unique("contact")}@fabrikam.example`;
    const [partner, offer] = await anOffer([contact]);
    await itIs("2026-08-20");
    await renewed(offer, "2026-08-20");
    await itIs("2026-09-01T00:00:01Z");
    let sweepId = "";
    return {
      start: async () => (sweepId = await sweep()),
      isOver: () => hasCompleted(sweepId),
      check: async () => {
        // The next run finishes what the crashed one left, and repeats nothing.
        const next = await sweep();
        await until("the next run ends", () => hasCompleted(next), 30_000);
        await until("no orchestration is running", environment.isIdle, 60_000);
        await expectOneRollOver([partner, offer], contact);
      },
    };
  },
};

export const crashScenarios = {
  activate: activateScenario,
  distribute: distributeScenario,
  replace: replaceScenario,
  sweep: sweepScenario,
};

export type ScenarioName = keyof typeof crashScenarios;
