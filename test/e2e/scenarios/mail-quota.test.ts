import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { api, useOwn, sharedEnvironment } from "../../support/environment.ts";
import { furtherHosts } from "../../support/further-hosts.ts";
import type { FurtherHost } from "../../support/further-hosts.ts";
import {
  activationPath,
  aReadyPlan,
  cloud,
  newKey,
  offerPath,
  refused,
  unique,
} from "../../support/people.ts";
import type { ReadyPlan } from "../../support/people.ts";
import type { DistributionView } from "../../../shared/contract/partner.ts";

const shared = sharedEnvironment();
/** The tests start hosts with another setting on the shared tables. */
const needsHosts = process.env["E2E_BASE_URL"] === undefined;

describe.runIf(needsHosts)("the recipients of a partner's day", () => {
  const hosts = furtherHosts();
  let [one, two]: readonly FurtherHost[] = [];
  let plan: ReadyPlan;
  beforeAll(async () => {
    plan = await aReadyPlan();
    const limit = { MAIL_PER_PARTNER_PER_DAY: "3" };
    [one, two] = await Promise.all([hosts.start(limit), hosts.start(limit)]);
  });
  afterAll(hosts.stop);

  const talkTo = (host: FurtherHost | undefined): void => {
    useOwn({ ...shared, baseUrl: host?.baseUrl ?? "" });
  };
  const addresses = (count: number): { readonly email: string }[] =>
    Array.from({ length: count }, () => ({ email: `${unique("ext")}@fabrikam.example` }));
  const distribute = (recipients: readonly object[], headers = newKey()) =>
    api("POST", `${offerPath(plan.offer)}/distributions`, {
      as: plan.partner.admin,
      headers,
      body: { recipients },
    });
  /** The IDs of the plan's distributions, and how many recipients each has. */
  const distributions = async (): Promise<unknown> => {
    const path = `${offerPath(plan.offer)}/distributions`;
    const { items } = (await api("GET", path, { as: plan.partner.user })).body as {
      readonly items: readonly DistributionView[];
    };
    return items.map(({ distributionId, total }) => ({ distributionId, total }));
  };

  test("are at most as many as the setting says, on all hosts together, and a refusal sends nothing", async () => {
    const [key, recipients] = [newKey(), addresses(2)];
    talkTo(one);
    expect(await distribute(recipients, key)).toMatchObject({ status: 202 });

    talkTo(two);
    const before = await distributions();
    const answer = await distribute(addresses(2));

    expect(answer).toMatchObject(refused(429, "MAIL_QUOTA_EXCEEDED", { remedy: "WAIT" }));
    const untilMidnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400);
    const wait = Number(answer.headers.get("retry-after"));
    expect(Math.abs(wait - untilMidnight) % 86_400).toBeLessThan(60);
    expect(await distributions()).toEqual(before);
    expect(await distribute(recipients, key)).toMatchObject({ status: 202 });
    expect(await distribute(addresses(1))).toMatchObject({ status: 202 });
  });

  test("are shared by activations and distributions", async () => {
    talkTo(one);
    const path = activationPath(plan.offer, cloud);
    const asked = await api("POST", path, {
      as: plan.partner.admin,
      body: { recipients: addresses(1) },
    });
    expect(asked).toMatchObject(refused(429, "MAIL_QUOTA_EXCEEDED"));
  });
});
