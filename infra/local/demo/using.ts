import { randomUUID } from "node:crypto";

import type { Ids } from "./activating.ts";
import { account, azurePortal, consume, textOf } from "./cast.ts";
import type { Answer, Json, Stage } from "./stage.ts";

const planOf = ({ body }: Answer): Json => (body["plan"] ?? {}) as Json;
const remaining = (answer: Answer): unknown => planOf(answer)["remaining"];

/** The Azure portal links, lists, consumes, closes, and comes to the end of fifty. */
export async function playUsing(stage: Stage, offerId: string, ids: Ids): Promise<void> {
  stage.act("3  Using");
  await link(stage, offerId, ids);
  const used = await consumeOnce(stage, offerId);
  await closeAsDuplicate(stage, used);
  await exhaust(stage, offerId);
}

async function link(stage: Stage, offerId: string, { accessId, contractId }: Ids): Promise<void> {
  const ask = (contract: string, show: readonly string[]) =>
    stage.ask("POST", "/api/plan-links", {
      as: azurePortal,
      body: { account, accessId, contractId: contract },
      show,
    });
  stage.say("A technician links the plan in the Azure portal: first with a typing mistake.");
  const wrong = await ask("0000-0000", ["remedy"]);
  stage.expect(
    "wrong IDs: 422 INVALID_CREDENTIALS",
    wrong.status === 422 && wrong.body["code"] === "INVALID_CREDENTIALS",
  );
  const right = await ask(contractId, ["planId", "name", "remaining"]);
  stage.expect("right IDs: the plan", right.status === 201 && right.body["planId"] === offerId);
  const again = await ask(contractId, ["remedy", "portalMessage"]);
  stage.expect(
    "again: 409 ALREADY_LINKED, with what to do",
    again.status === 409 && again.body["remedy"] === "IGNORE_AND_CREATE_REQUEST",
  );
  stage.say("The portal lists the account's plans.");
  const plans = await stage.ask("GET", `/api/accounts/${account.type}/${account.id}/plans`, {
    as: azurePortal,
    show: ["available"],
  });
  const [plan] = plans.body["available"] as readonly Json[];
  stage.expect("50 of 50 remain", plan?.["remaining"] === 50);
}

async function consumeOnce(stage: Stage, offerId: string): Promise<Answer> {
  stage.say("It creates an incident, and repeats the request because the answer was lost.");
  const key = randomUUID();
  const first = await consume(stage, offerId, { key });
  await stage.crash();
  const again = await consume(stage, offerId, { key });
  stage.expect("the incident costs one: 49 remain", remaining(first) === 49);
  stage.expect(
    "the repeat has the same answer, marked as a replay, and costs nothing",
    JSON.stringify(first.body) === JSON.stringify(again.body) &&
      again.headers.get("idempotency-replayed") === "true",
  );
  return first;
}

async function closeAsDuplicate(stage: Stage, used: Answer): Promise<void> {
  stage.say("The incident turns out to be a duplicate; it is closed twice.");
  const path = `/api/incidents/${textOf(used, "incidentId")}/closure`;
  const close = () =>
    stage.ask("POST", path, {
      as: azurePortal,
      body: { resolution: "Duplicate" },
      show: ["state", "refund", "plan.remaining"],
    });
  const [first, again] = [await close(), await close()];
  stage.expect(
    "it comes back, once: 50 remain",
    remaining(first) === 50 && remaining(again) === 50 && first.body["state"] === "Refunded",
  );
}

async function exhaust(stage: Stage, offerId: string): Promise<void> {
  stage.say("Sixty requests arrive at the same moment, for fifty incidents.");
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => consume(stage, offerId, { quiet: true })),
  );
  const count = (status: number): number =>
    answers.filter((answer) => answer.status === status).length;
  console.log(`     60 × POST /api/incidents: ${count(201)} × 201, ${count(409)} × 409`);
  stage.expect("fifty are accepted and ten are not", count(201) === 50 && count(409) === 10);
  const next = await stage.ask("POST", "/api/incidents", {
    as: azurePortal,
    body: {
      account,
      planId: offerId,
      kind: "PartnerCloudSupport",
      product: "AzureVirtualMachines",
      requestType: "Technical",
      title: "One too many",
    },
    show: ["remedy", "plan.used", "plan.remaining", "plan.reason", "offerSuggestions"],
  });
  stage.expect(
    "the next is refused with NO_INCIDENTS_REMAINING and the plan as it stands",
    next.body["code"] === "NO_INCIDENTS_REMAINING" && remaining(next) === 0,
  );
}
