import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { NotSent, OutcomeUnknown } from "../../../shared/application/errors.ts";
import { makeOpenIncident } from "../../../shared/application/portals/open-incident.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { defaultNotices } from "../../../shared/domain/notice.ts";
import { accept } from "../../../shared/domain/result.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aRequest, cloud, noon } from "../../support/builders.ts";
import { atAzurePortal } from "../../support/callers.ts";

/** The committed incident that used up the plan. */
const last = { plan: { planId: "offer-1", kind: cloud, granted: 50, used: 50 }, term: 1 };

test("an opened incident is never denied because its notice could not be scheduled", async () => {
  const deps = {
    catalogue: products,
    clock: { now: () => new Date(noon("2025-10-01")) },
    committer: { submit: async () => accept({ value: last, replayed: false }) },
    notices: defaultNotices,
    rules: defaultRules,
    schedule: { add: () => Promise.reject(new NotSent("refused")) },
  } as unknown as Deps;
  const openIncident = makeOpenIncident(deps);

  const opening = openIncident({ ...aRequest(), idempotencyKey: "k" }, atAzurePortal);

  await expect(opening).rejects.toThrow(OutcomeUnknown);
});
