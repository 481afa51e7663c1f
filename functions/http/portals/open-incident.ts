import {
  makeOpenIncident,
  makeTryIncident,
} from "../../../shared/application/portals/open-incident.ts";
import type { FrontlineView, IncidentView } from "../../../shared/contract/incidents.ts";
import type { RefusalCode } from "../../../shared/domain/refusal.ts";
import { refuse } from "../../../shared/domain/result.ts";
import { keyRequired } from "../input.ts";
import { replyWith, locationHeader, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import * as schemas from "../../../shared/contract/incidents.ts";

/** In the order of the checks. The first check that fails decides the answer. */
const refusals: readonly RefusalCode[] = [
  "IDEMPOTENCY_CONFLICT",
  "PLAN_NOT_LINKED",
  "PLAN_EXPIRED",
  "BENEFIT_NOT_INCLUDED",
  "BENEFIT_NOT_ACTIVATED",
  "PORTAL_DOES_NOT_ACCEPT_IDS",
  "REDIRECT_TO_PORTAL",
  "PLAN_NOT_VALID_FOR_PRODUCT",
  "PRODUCT_VERSION_NOT_SUPPORTED",
  "INDIRECT_RESELLER_USE_PROVIDER",
  "CSP_ROLE_NOT_ALLOWED",
  "GDAP_REQUIRED",
  "NO_INCIDENTS_REMAINING",
];

const isFrontline = (view: IncidentView | FrontlineView): view is FrontlineView => "reason" in view;

export default route("openIncident", {
  summary: "Create a support incident and deduct it from a plan",
  description:
    "With `dryRun=true`, nothing is written and no Idempotency-Key is needed. Otherwise it is required.",
  query: schemas.dryRunQuery,
  body: schemas.incidentBody,
  key: "optional",
  answers: {
    200: json(
      schemas.frontlineView.or(schemas.dryRunView),
      "A request that is not deducted from a plan, or the answer of a dry run.",
    ),
    201: json(schemas.incidentView, "The incident, with the plan after the deduction.", "Location"),
  },
  refusals: [...refusals, "ROLE_NOT_ALLOWED"],
  useCase: (deps) => ({ open: makeOpenIncident(deps), dryRun: makeTryIncident(deps) }),
  answer: async ({ dryRun, open }, { body, idempotencyKey, query }, origin) => {
    if (query.dryRun === "true") {
      const tried = await dryRun(body, origin);
      return replyWith(tried, ok);
    }
    if (idempotencyKey === undefined) return refuse(keyRequired);
    const opened = await open({ ...body, idempotencyKey }, origin);
    return replyWith(opened, ({ replayed, value }) =>
      isFrontline(value)
        ? { status: 200, body: value, replayed }
        : {
            status: 201,
            body: value,
            headers: locationHeader("incidents", value.incidentId),
            replayed,
          },
    );
  },
});
