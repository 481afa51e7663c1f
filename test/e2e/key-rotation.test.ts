import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { uncheckedRows } from "../support/row-codecs.ts";
import { startEnvironment } from "../../infra/local/environment.ts";
import { localKeys } from "../../infra/local/settings.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import { api, environment, until, useOwn, sharedEnvironment } from "../support/environment.ts";
import { furtherHosts } from "../support/further-hosts.ts";
import type { FurtherHost } from "../support/further-hosts.ts";
import {
  anAccount,
  aReadyPlan,
  azure,
  idsOf,
  link,
  offerPath,
  refused,
} from "../support/people.ts";
import type { ReadyPlan } from "../support/people.ts";
import type { CredentialsView } from "../../shared/contract/partner.ts";

const shared = sharedEnvironment();
/** The tests start further hosts on the shared tables, which is not possible with E2E_BASE_URL. */
const needsHosts = process.env["E2E_BASE_URL"] === undefined;

const hosts = furtherHosts();
const hostWith = hosts.start;
afterAll(hosts.stop);

/** The callers of this file use that host from here on. */
const talkTo = ({ baseUrl }: { readonly baseUrl: string }): void => {
  useOwn({ ...shared, baseUrl });
};

const newKey = (): string => randomBytes(32).toString("base64");

async function keyIdOf({ offer }: ReadyPlan): Promise<string | undefined> {
  const { connectionString } = environment();
  const { contracts } = openTables({ mode: "connection-string", connectionString });
  const head = await new TableContractStore(contracts, uncheckedRows).readHead(offer.offerId);
  return head?.contract.credentials?.keyId;
}

/** The three states of the settings in docs/operations.md, and a fourth in which the old key is missing. */
const { encryption: k1, hash } = needsHosts
  ? localKeys(shared.dataDir)
  : { encryption: "", hash: "" };
const k2 = newKey();
const both = JSON.stringify({ "local-1": k1, "local-2": k2 });
const known = { ENCRYPTION_KEYS: both, ENCRYPTION_KEY_CURRENT: "local-1" };
const used = { ENCRYPTION_KEYS: both, ENCRYPTION_KEY_CURRENT: "local-2" };
const withoutOld = {
  ENCRYPTION_KEYS: JSON.stringify({ "local-2": k2 }),
  ENCRYPTION_KEY_CURRENT: "local-2",
};

const links = async (ids: CredentialsView): Promise<number> =>
  (await link(azure, anAccount(), ids)).status;

/** The IDs of a new offer. */
async function newIds(): Promise<CredentialsView> {
  const { offer, partner } = await aReadyPlan();
  return idsOf(partner, offer);
}

function there<Value>(found: Value | undefined): Value {
  if (found === undefined) throw new Error("An earlier test has failed.");
  return found;
}

describe.runIf(needsHosts)("rotation of the encryption key without downtime", () => {
  let [before, after]: readonly ReadyPlan[] = [];
  let old: CredentialsView;
  let fresh: CredentialsView;
  let [early, late]: readonly FurtherHost[] = [];
  beforeAll(async () => {
    // Instances restart one after another, so both settings are in use for a while.
    [early, late] = await Promise.all([hostWith(known), hostWith(used)]);
    before = await aReadyPlan();
    old = await idsOf(before.partner, before.offer);
  });

  test("with the new key, old IDs open and link, and new IDs are encrypted with it", async () => {
    expect(await keyIdOf(there(before))).toBe("local-1");
    talkTo(there(late));
    expect(await idsOf(there(before).partner, there(before).offer)).toEqual(old);
    expect(await links(old)).toBe(201);
    after = await aReadyPlan();
    expect(await keyIdOf(after)).toBe("local-2");
  });

  test("an instance that has not restarted yet opens IDs that the new key encrypted", async () => {
    talkTo(there(early));
    fresh = await idsOf(there(after).partner, there(after).offer);
    expect([await links(fresh), await links(old)]).toEqual([201, 201]);
    expect(await keyIdOf(await aReadyPlan())).toBe("local-1");
  });

  test("a restart with the new setting loses nothing; without the old key the error names the key and no secret", async () => {
    const { dataDir, stop } = there(early);
    await stop();
    const restarted = await hostWith(withoutOld, dataDir);
    talkTo(restarted);
    expect(await idsOf(there(after).partner, there(after).offer)).toEqual(fresh);
    expect(await links(fresh)).toBe(201);

    const { offer, partner } = there(before);
    const credentials = `${offerPath(offer)}/credentials`;
    expect(await api("GET", credentials, { as: partner.user })).toMatchObject(
      refused(500, "INTERNAL"),
    );
    const said = await until("it says so", () => {
      const all = restarted.said.join("\n");
      return all.includes("There is no encryption key local-1") && all;
    });
    for (const secret of [k1, k2, hash, fresh.contractId, old.contractId]) {
      expect(said).not.toContain(secret);
    }
  });
});

test("the hash key cannot rotate: with another key old pairs are not found, but new ones are", async () => {
  // In tables of its own, because the other hosts refuse the rows of another hash key.
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-hash-key-"));
  const withHashKey = async <Value>(key: string, body: () => Promise<Value>): Promise<Value> => {
    const settings = { HASH_KEY: key };
    const own = await startEnvironment({ dataDir, settings, log: () => undefined });
    useOwn(own);
    return body().finally(() => own.stop());
  };
  const old = await withHashKey(newKey(), newIds);
  const found = await withHashKey(newKey(), async () => [
    await links(old),
    await links(await newIds()),
  ]);
  expect(found).toEqual([422, 201]);
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);
