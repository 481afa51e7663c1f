/** `npm run demo`: the main use of the service over HTTP, on an environment of its own. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";

import { buildApp } from "../build.ts";
import { commandOptions } from "../command-options.ts";
import { startEnvironment } from "./environment.ts";
import type { TokenClaims } from "./identity/issue.ts";
import type { ShownMail } from "./mailbox/server.ts";

commandOptions(
  `npm run demo

Shows the main use of the service over HTTP, step by step, on an environment of its own. Ends with 1 when
an expectation is not met, and deletes its data. It takes no options.`,
  {},
);

console.log("Starting storage, token issuer, mailbox and host …");
const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-demo-"));
// The renewal sweep runs every 5 seconds here, and every hour on Azure.
const settings = { RENEWAL_SWEEP_SCHEDULE: "*/5 * * * * *" };
const starting = startEnvironment({ dataDir, settings, beforeHost: buildApp });

async function end(exitCode: number, error?: unknown): Promise<never> {
  // After a signal, requests fail because the environment stops.
  if (error && process.exitCode === undefined) console.error(error);
  process.exitCode = exitCode;
  await starting.then((started) => started.stop()).catch(() => undefined);
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(exitCode);
}
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(name, () => void end(130));
// A reader such as `head` closes the output early.
process.stdout.on("error", () => void end(1));

// The callers.
const tid = "c0117050-0000-4000-8000-00000000de30";
const commerce: TokenClaims = { roles: ["Commerce"], azp: "commerce" };
const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };
const portal: TokenClaims = { roles: ["Portal"], azp: "azure-portal" };
const admin: TokenClaims = { tid, oid: "admin", roles: ["Partner.Admin"] };
const user: TokenClaims = { tid, oid: "user" };

type Json = Readonly<Record<string, unknown>>;
type Answer = Awaited<ReturnType<typeof call>>;
const results = { met: 0, missed: 0 };

function expect(what: string, holds: boolean): void {
  results[holds ? "met" : "missed"] += 1;
  console.log(`   ${holds ? "✓" : "✗ NOT MET:"} ${what}`);
}

function expectCode(code: string, answer: Answer): void {
  expect(`refused: ${code}`, at(answer, "code") === code);
}

function say(text: string): void {
  console.log(`\n   ${text}`);
}

/** The part of an answer at a path such as `plan.remaining`; undefined where there is none. */
const at = ({ body }: { readonly body: Json }, place: string): unknown =>
  place.split(".").reduce<unknown>((value, name) => (value as Json | undefined)?.[name], body);
const text = (answer: Answer, place: string): string => String(at(answer, place));

/** Calls the service. Prints the request and the parts of the answer that `show` names, if any. */
async function call(
  as: TokenClaims,
  request: string,
  body?: object,
  show: readonly string[] = [],
  key = randomUUID() as string,
) {
  const [method = "", url = ""] = request.split(" ");
  const sent = body && JSON.stringify(body);
  const response = await fetch(`${environment.baseUrl}${url}`, {
    method,
    headers: {
      authorization: `Bearer ${await token(as)}`,
      "content-type": "application/json",
      ...(method === "POST" && { "idempotency-key": key }),
    },
    ...(sent && { body: sent }),
  });
  const { headers, status } = response;
  const answer = { status, headers, body: (await response.json()) as Json };
  if (show.length > 0) {
    const parts = ["code", ...show].map((name) => [name, at(answer, name)] as const);
    const shown = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
    console.log(`     ${request} ${sent ?? ""}\n     ${status} ${inspect(shown, { depth: 4 })}`);
  }
  return answer;
}

async function token(claims: TokenClaims): Promise<string> {
  const body = JSON.stringify(claims);
  const request = { method: "POST", headers: { accept: "text/plain" }, body };
  return (await fetch(`${environment.identityUrl}/token`, request)).text();
}

/** Repeats `check` until it returns a value; undefined after about 30 seconds. */
async function until<Value>(check: () => Promise<Value | undefined>, times = 600) {
  let value = await check();
  for (; value === undefined && times > 0; times -= 1) value = await delay(50).then(check);
  return value;
}

async function crash(): Promise<void> {
  console.log("     kill -9 of the host, which is then started again");
  await environment.kill("host");
  await environment.hostReady();
}

const environment = await starting.catch((error: unknown) => end(1, error));
const moveClock = (now: string) => call(operator, "PUT /api/ops/clock", { now }, ["now"]);
const partner = "/api/partners/contoso";
const partnerBody = { name: "Contoso", tenantId: tid, cspRole: "None", isvSuccessEnrolled: false };
const account = { id: "technician-1", type: "Entra" };
const incident = {
  ...{ kind: "PartnerCloudSupport", product: "AzureVirtualMachines" },
  ...{ requestType: "Technical", title: "VM does not start" },
};

async function purchase(): Promise<{ spd: string; core: string }> {
  console.log("\n1  Purchase");
  await moveClock("2025-09-01T09:00:00Z");
  say("The purchase system creates the partner and buys a designation, Core and Expanded.");
  const created = await call(commerce, `PUT ${partner}`, partnerBody, ["partnerId", "name"]);
  expect("the partner is created", created.status === 201);
  const buy = async (offerType: string, expected: number): Promise<Answer> => {
    const body = { offerType, purchasedOn: "2025-09-01" };
    const show = ["offerId", "state", "term.anniversary", "term.endDate"];
    const bought = await call(commerce, `POST ${partner}/offers`, body, show);
    expect(`${offerType}: status ${expected}`, bought.status === expected);
    return bought;
  };
  const spd = text(await buy("SPD_SERVICES", 201), "offerId");
  const core = text(await buy("CORE", 201), "offerId");
  await buy("EXPANDED", 201);
  say("It buys the designation a second time.");
  expectCode("OFFER_ALREADY_HELD", await buy("SPD_SERVICES", 409));
  return { spd, core };
}

type Ids = Readonly<Record<"accessId" | "contractId", string>>;

async function activation(offerId: string): Promise<Ids> {
  console.log("\n2  Activation and mail");
  const url = `${partner}/offers/${offerId}/benefits/PartnerCloudSupport/activation`;
  const addresses = ["first@contoso.com", "second@contoso.com"];
  const body = { recipients: addresses.map((email) => ({ email })) };
  say("A user without a role activates.");
  expectCode("ROLE_NOT_ALLOWED", await call(user, `POST ${url}`, undefined, ["hint"]));
  say("A partner admin activates three times at once, with two recipients. Then the host crashes.");
  const activate = () => call(admin, `POST ${url}`, body, ["activationId", "state"]);
  const answers = await Promise.all([activate(), activate(), activate()]);
  const activations = new Set(answers.map((answer) => at(answer, "activationId")));
  expect("all answers name the same activation", activations.size === 1);
  await crash();
  await until(async () => at(await call(admin, `GET ${url}`), "step") === "Completed" || undefined);
  const ended = await call(admin, `GET ${url}`, undefined, ["state", "step", "distribution"]);
  expect("the activation completes", at(ended, "state") === "Active");
  expect("two mails are sent", at(ended, "distribution.sent") === 2);
  expect("no mail failed", at(ended, "distribution.failed") === 0);
  const credentials = `GET ${partner}/offers/${offerId}/credentials`;
  const read = await call(user, credentials, undefined, ["accessId", "contractId"]);
  const ids = { accessId: text(read, "accessId"), contractId: text(read, "contractId") };
  const other = text(await call(admin, credentials), "accessId");
  expect("the user and the admin read the same IDs", read.status === 200 && other === ids.accessId);
  for (const address of addresses) {
    const response = await fetch(`${environment.mailboxUrl}/messages?to=${address}`);
    const mails = (await response.json()) as ShownMail[];
    const complete = Object.values(ids).every((id) => mails[0]?.text?.includes(id));
    expect(`${address} has one mail, with both IDs`, mails.length === 1 && complete);
  }
  return ids;
}

function consume(planId: string, show?: readonly string[], key?: string): Promise<Answer> {
  return call(portal, "POST /api/incidents", { account, planId, ...incident }, show, key);
}

async function use(planId: string, ids: Ids): Promise<void> {
  console.log("\n3  Linking, consuming and refunding");
  const link = (contractId: string) =>
    call(portal, "POST /api/plan-links", { account, ...ids, contractId }, ["remedy", "remaining"]);
  say("A technician links the plan in the Azure portal, at first with a wrong Contract ID.");
  expectCode("INVALID_CREDENTIALS", await link("0000-0000"));
  const linked = await link(ids.contractId);
  expect("linked, with 50 incidents", linked.status === 201 && at(linked, "remaining") === 50);
  expectCode("ALREADY_LINKED", await link(ids.contractId));
  const plans = `GET /api/accounts/${account.type}/${account.id}/plans`;
  const listed = await call(portal, plans, undefined, [
    "available.0.name",
    "available.0.remaining",
  ]);
  expect("the account has the plan", at(listed, "available.0.planId") === planId);
  say("The portal creates an incident. The host crashes, and the portal repeats the request.");
  const key = randomUUID();
  const parts = ["incidentId", "state", "plan.remaining"];
  const first = await consume(planId, parts, key);
  expect("49 incidents remain", at(first, "plan.remaining") === 49);
  await crash();
  const repeated = await consume(planId, parts, key);
  const same = JSON.stringify(first.body) === JSON.stringify(repeated.body);
  const isReplay = repeated.headers.get("idempotency-replayed") === "true";
  expect("the repeated request gets the same answer, marked as a replay", same && isReplay);
  say("The incident is a duplicate. The portal closes it, twice.");
  const closure = `POST /api/incidents/${text(first, "incidentId")}/closure`;
  const close = () =>
    call(portal, closure, { resolution: "Duplicate" }, ["state", "plan.remaining"]);
  expect("it is refunded: 50 remain", at(await close(), "plan.remaining") === 50);
  expect("only once: 50 remain", at(await close(), "plan.remaining") === 50);
  say("60 requests arrive at the same moment, for 50 incidents.");
  const answers = await Promise.all(Array.from({ length: 60 }, () => consume(planId)));
  const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
  expect("50 are accepted and 10 are refused", count(201) === 50 && count(409) === 10);
  const show = ["remedy", "plan.used", "plan.remaining", "offerSuggestions"];
  expectCode("NO_INCIDENTS_REMAINING", await consume(planId, show));
}

async function renewal({ core, spd }: { core: string; spd: string }): Promise<void> {
  console.log("\n4  Renewal");
  const renew = async (offer: string, renewedOn: string, show: readonly string[]) => {
    const renewed = await call(commerce, `POST ${offer}/renewals`, { renewedOn }, show);
    expect("the renewal is recorded", renewed.status === 200);
    return renewed;
  };
  say("Both offers are renewed before their anniversary, 2026-09-01.");
  await moveClock("2026-08-20T09:00:00Z");
  await renew(`${partner}/offers/${spd}`, "2026-08-20", ["term.number", "term.renewal"]);
  await renew(`${partner}/offers/${core}`, "2026-08-20", ["term.number", "term.renewal"]);
  const early = await consume(spd, ["plan.remaining"]);
  expect("before the anniversary nothing changes", at(early, "plan.remaining") === 0);
  say("One second after midnight of the anniversary, a portal creates an incident.");
  await moveClock("2026-09-01T00:00:01Z");
  const fresh = await consume(spd, ["plan.remaining"]);
  expect("it is the first of 50 new ones", at(fresh, "plan.remaining") === 49);
  say("The timer renews the other offer. Then the host crashes.");
  const sweep = await until(async () => {
    const { body } = await call(operator, "GET /api/ops/renewal-sweeps");
    const sweeps = body["items"] as readonly Json[] | undefined;
    return sweeps?.find(({ renewed, state }) => state === "Completed" && Number(renewed) > 0);
  });
  expect("a sweep of the timer has renewed it", sweep !== undefined);
  await crash();
  const statement = `GET ${partner}/offers/${core}/statement?term=2`;
  const term = await call(user, statement, undefined, ["start", "kindTotals", "valid"]);
  const entries = (term.body["entries"] ?? []) as readonly Json[];
  expect("its ledger has one grant", entries.filter(({ type }) => type === "Grant").length === 1);
  expect("its hash chain is valid", at(term, "valid") === true);
  say(
    "A designation is unlimited if it was renewed before 2025-06-23, and has 50 incidents after.",
  );
  await moveClock("2025-06-23T09:00:00Z");
  for (const [day, granted] of Object.entries({ "2025-06-22": null, "2025-06-23": 50 })) {
    const other = `/api/partners/fabrikam-${day}`;
    await call(commerce, `PUT ${other}`, partnerBody);
    const body = { offerType: "SPD_SERVICES", purchasedOn: day.replace("2025", "2024") };
    const offerId = text(await call(commerce, `POST ${other}/offers`, body), "offerId");
    const renewed = await renew(`${other}/offers/${offerId}`, day, ["benefits.0.name"]);
    const isGranted = at(renewed, "benefits.0.granted") === granted;
    expect(`renewed on ${day}: ${granted ?? "unlimited"}`, isGranted);
  }
}

try {
  const offers = await purchase();
  await use(offers.spd, await activation(offers.spd));
  await renewal(offers);
} catch (error) {
  await end(1, error);
}
console.log(`\n${results.met} expectations are met, ${results.missed} are not.`);
await end(results.missed === 0 ? 0 : 1);
