import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openKeys } from "functions-host/keys";

import { buildApp } from "../../infra/build.ts";
import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { localKeys } from "../../infra/local/settings.ts";
import { welcome } from "../../infra/local/welcome.ts";
import { tokensUsed, useOwn } from "../support/environment.ts";
import { codeSecrets, filesBelow, keySecrets, leaks, tokenSecrets } from "../support/leaks.ts";
import type { Secret, Trail } from "../support/leaks.ts";
import { aYear, accounts, idempotencyKey, recipients } from "../support/leak-story.ts";

/** The output of the run: files during the run and after it, and everything that processes printed. */
let trails: Trail[];
let secrets: Secret[];
/** Where each value must appear. */
let ids: Secret[];
let addresses: Secret[];
let customers: Secret[];
let keys: Secret[];
let tokens: Secret[];
const aKey: Secret = { what: "an Idempotency-Key", value: idempotencyKey };

const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-leak-"));
const said: string[] = [];

function secretKeys(): Secret[] {
  const { encryption, hash, mailbox } = localKeys(dataDir);
  const { master, system } = openKeys(path.join(dataDir, "host"));
  return [
    ...Object.entries({ encryption, hash, mailbox }).flatMap(([name, key]) =>
      keySecrets(`the ${name} key`, key),
    ),
    ...Object.entries({ master, ...system }).map(([name, value]) => ({
      what: `the host's ${name} key`,
      value,
    })),
  ];
}

beforeAll(async () => {
  const environment: Environment = await startEnvironment({
    dataDir,
    deliveryReportsTo: "deliveryReport",
    settings: { RENEWAL_SWEEP_SCHEDULE: "*/15 * * * * *" },
    // The set-up of the end-to-end tests has built the bundle, unless they run against another host.
    ...(process.env["E2E_BASE_URL"] && { beforeHost: buildApp }),
    log: (source, line) => said.push(`[${source}] ${line}`),
  });
  useOwn(environment);
  try {
    const pairs = await aYear();
    keys = secretKeys();
    tokens = (await tokensUsed()).flatMap((token, index) => tokenSecrets(`token ${index}`, token));
    ids = pairs.flatMap(({ accessId, contractId }, index) => [
      ...codeSecrets(`Access ID ${index}`, accessId),
      ...codeSecrets(`Contract ID ${index}`, contractId),
    ]);
    addresses = Object.entries(recipients).map(([who, value]) => ({
      what: `the address of ${who}`,
      value,
    }));
    customers = accounts.map(({ id }) => ({ what: "a customer's account", value: id }));
    secrets = [...ids, ...addresses, ...customers, ...keys, ...tokens, aKey];
  } finally {
    const running = filesBelow(dataDir).map((file) => ({
      ...file,
      where: `${file.where}, running`,
    }));
    await environment.stop();
    const start = welcome(environment, { offerId: "offer", existed: false });
    trails = [
      ...running,
      ...filesBelow(dataDir),
      { where: "what npm start shows", bytes: Buffer.from(start) },
      { where: "what the processes said", bytes: Buffer.from(said.join("\n")) },
    ];
  }
}, 120_000);

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const trail = (pattern: RegExp): Trail[] => trails.filter(({ where }) => pattern.test(where));
const textOf = (pattern: RegExp): string =>
  trail(pattern)
    .map(({ bytes }) => bytes.toString("latin1"))
    .join("\n");

/** The places where a value may appear. Anywhere else it is a leak. */
const places: Readonly<Record<string, { readonly at: RegExp; readonly may: () => Secret[] }>> = {
  "the letters that were sent": { at: /^mailbox.mails\.jsonl/, may: () => [...ids, ...addresses] },
  "the keys of this machine": { at: /^(secrets\.json|host.keys\.json)/, may: () => keys },
  // Contacts, recipients and accounts are data of the service. IDs appear as hash and ciphertext only.
  "the tables": {
    at: /^azurite.__azurite_db_table/,
    may: () => [...addresses, ...customers],
  },
};

describe("the search for leaks", () => {
  test("finds no ID, address, account, token or key in the output of an end-to-end run", () => {
    const found = trails.flatMap((each) => {
      const allowed = Object.values(places)
        .filter(({ at }) => at.test(each.where))
        .flatMap(({ may }) => may());
      return leaks(
        [each],
        secrets.filter((secret) => !allowed.includes(secret)),
      );
    });

    expect(found).toEqual([]);
  });

  test("searched logs, history, telemetry, mailbox and tables, none of them empty", () => {
    const telemetry = textOf(/^host.telemetry\.jsonl$/);
    for (const name of [
      "ActivationCompleted",
      "PlanLinkRefused",
      "IncidentConsumed",
      "IncidentSettled",
      "MailSent",
      "MailDelivered",
      "MailDeadLettered",
      "TermRolledOver",
      "SweepFinished",
      "ReconciliationFinished",
      "benefits.consumes",
      "benefits.refusals",
      "table.transaction",
      "mail.send",
    ]) {
      expect(telemetry).toContain(`"${name}"`);
    }
    expect(textOf(/^host.*(db|sqlite)/)).toContain("sendMail");
    expect(textOf(/^what the processes said$/)).toContain("Function.openIncident");
    expect(trail(/^azurite.*log/)).not.toEqual([]);
  });

  test.each(Object.keys(places))("finds the values of %s where they belong", (name) => {
    const { at, may } = places[name] ?? { at: /^$/, may: () => [] };
    const found = leaks(trail(at), may());

    expect(found.length).toBeGreaterThan(0);
  });

  test("finds each value in each place if it is put there", () => {
    const missed = trails.flatMap(({ bytes, where }) =>
      secrets
        .filter(({ value }) => {
          const planted = Buffer.concat([bytes, Buffer.from(` x${value}x`)]);
          return leaks([{ where, bytes: planted }], [{ what: "planted", value }]).length === 0;
        })
        .map(({ what }) => `${what}: ${where}`),
    );

    expect(secrets.length).toBeGreaterThan(40);
    expect(missed).toEqual([]);
  });
});
