import { describe, expect, test } from "vitest";

import { unchanged } from "../../../shared/domain/change.ts";
import { close, decideRefund } from "../../../shared/domain/closure.ts";
import type { Closure, Incident, IncidentRequest } from "../../../shared/domain/incident.ts";
import { incidentAtCreation } from "../../../shared/domain/incident.ts";
import type { RefundContext } from "../../../shared/domain/refund.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { RefundDecision, RequestType, Resolution } from "../../../shared/domain/vocabulary.ts";
import {
  aCause,
  aContract,
  anIncident,
  cloud,
  valueOf,
  onPremises,
  refusalOf,
  theLine,
} from "../../support/builders.ts";

const context: RefundContext = {
  today: "2025-10-05",
  cause: aCause({ at: "2025-10-05T12:00:00.000Z" }),
  rules: defaultRules,
  closedTerm: null,
};

const before = () => unchanged(aContract({ used: { [cloud]: 5, [onPremises]: 2 } }));

const closing = (resolution: Resolution, decision: RefundDecision | null = null): Closure => ({
  resolution,
  refundDecision: decision,
});

const closed = (request: Partial<IncidentRequest>, closure: Closure, more = context) =>
  close(before(), anIncident(request), closure, more);

const billing = { requestType: "Billing" } as const;
const pops = { kind: onPremises } as const;

describe("a closure", () => {
  type Row = readonly [
    string,
    Partial<IncidentRequest>,
    Resolution,
    RefundDecision | null,
    string,
    string,
    number,
  ];
  const rows: readonly Row[] = [
    ["technical", {}, "Resolved", null, "Closed", "NotEligible", 0],
    ["technical", {}, "Withdrawn", null, "Closed", "NotEligible", 0],
    ["technical", {}, "Resolved", "Denied", "Closed", "NotEligible", 0],
    ["technical", {}, "Duplicate", null, "Refunded", "Applied", 1],
    ["technical", {}, "Bug", null, "Refunded", "Applied", 1],
    ["technical", {}, "Bug", "Approved", "Refunded", "Applied", 1],
    ["billing", billing, "Resolved", null, "RefundReview", "PendingReview", 0],
    ["billing", billing, "Withdrawn", null, "RefundReview", "PendingReview", 0],
    ["billing", billing, "Resolved", "Approved", "Refunded", "Applied", 1],
    ["billing", billing, "Resolved", "Denied", "RefundDenied", "Denied", 0],
    ["billing", billing, "Duplicate", null, "Refunded", "Applied", 1],
    ["quota", { requestType: "Quota" }, "Resolved", null, "RefundReview", "PendingReview", 0],
    ["subscription", { requestType: "Subscription" }, "Bug", null, "Refunded", "Applied", 1],
    ["on-premises", pops, "Duplicate", null, "Refunded", "Applied", 1],
    ["on-premises", pops, "Bug", null, "Refunded", "Applied", 1],
    ["on-premises", pops, "Resolved", null, "Closed", "NotEligible", 0],
    ["on-premises billing", { ...pops, ...billing }, "Resolved", null, "Closed", "NotEligible", 0],
    [
      "on-premises billing",
      { ...pops, ...billing },
      "Resolved",
      "Denied",
      "Closed",
      "NotEligible",
      0,
    ],
  ];

  test.each(rows)(
    "%s %o as %s with decision %s ends %s, refund %s, giving back %i",
    (_what, request, resolution, decision, state, refund, back) => {
      const { change, incident } = valueOf(closed(request, closing(resolution, decision)));
      const { kind } = incident.request;

      expect(incident).toMatchObject({ state, refund, closure: { resolution } });
      expect(theLine(change.contract, kind)).toMatchObject({
        used: theLine(before().contract, kind).used - back,
        refunded: back,
      });
      expect(
        change.entries.map(({ delta, incidentId, type }) => [type, delta, incidentId]),
      ).toEqual(back === 1 ? [["Refund", 1, "incident-1"]] : []);
    },
  );

  test.each<[string, Partial<IncidentRequest>, Resolution]>([
    ["technical", {}, "Resolved"],
    ["technical", {}, "Withdrawn"],
    ["on-premises technical", pops, "Resolved"],
    ["on-premises subscription", { ...pops, requestType: "Subscription" }, "Resolved"],
  ])(
    "that approves what is not eligible is refused whole: %s as %s",
    (_what, request, resolution) => {
      expect(refusalOf(closed(request, closing(resolution, "Approved"))).code).toBe(
        "REFUND_NOT_ELIGIBLE",
      );
    },
  );

  test("that denies the refund of a duplicate is a bad request", () => {
    expect(refusalOf(closed({}, closing("Duplicate", "Denied"))).field?.path).toBe(
      "refundDecision",
    );
  });

  test.each<RequestType>(["Billing", "Quota", "Subscription"])(
    "of a %s request gives back at once where the setting says so, of cloud only",
    (requestType) => {
      const auto = { ...context, rules: { ...defaultRules, autoRefundNonTechnical: true } };
      const of = (request: Partial<IncidentRequest>, decision: RefundDecision | null = null) =>
        valueOf(closed({ ...request, requestType }, closing("Resolved", decision), auto)).incident
          .state;

      expect([of({}), of(pops), of({}, "Denied")]).toEqual(["Refunded", "Closed", "RefundDenied"]);
    },
  );
});

describe("a second closure", () => {
  const once = valueOf(closed({}, closing("Duplicate")));
  const again = (closure: Closure, incident: Incident = once.incident) =>
    close(once.change, incident, closure, context);

  test("with the same content gets the same answer and refunds nothing", () => {
    const repeated = valueOf(again(closing("Duplicate")));
    expect(repeated.incident).toEqual(once.incident);
    expect(repeated.change).toEqual(once.change);
  });

  test.each([closing("Bug"), closing("Resolved"), closing("Duplicate", "Approved")])(
    "with other content is refused: %o",
    (closure) => {
      expect(refusalOf(again(closure)).code).toBe("INCIDENT_ALREADY_CLOSED");
    },
  );

  test("after a decision still repeats, and leaves the decision as it is", () => {
    const reviewed = valueOf(closed(billing, closing("Resolved")));
    const denied = valueOf(decideRefund(reviewed.change, reviewed.incident, "Denied", context));
    const repeated = valueOf(close(denied.change, denied.incident, closing("Resolved"), context));
    expect(repeated.incident.state).toBe("RefundDenied");
  });
});

describe("a decision", () => {
  const inState = (state: Incident["state"], request: Partial<IncidentRequest> = billing) =>
    anIncident(request, { state, closure: closing("Resolved") });

  test.each<[RefundDecision, string, string, number]>([
    ["Approved", "Refunded", "Applied", 1],
    ["Denied", "RefundDenied", "Denied", 0],
  ])("%s on a review ends %s", (decision, state, refund, back) => {
    const settled = valueOf(decideRefund(before(), inState("RefundReview"), decision, context));
    expect(settled.incident).toMatchObject({ state, refund });
    expect(theLine(settled.change.contract, cloud)).toMatchObject({ used: 5 - back });
  });

  test.each<[string, Incident, string]>([
    ["open", anIncident(billing), "REFUND_NOT_CLOSED"],
    ["open technical", anIncident(), "REFUND_NOT_CLOSED"],
    ["refunded", inState("Refunded"), "REFUND_ALREADY_APPLIED"],
    ["denied", inState("RefundDenied"), "REFUND_NOT_ELIGIBLE"],
    ["closed technical", inState("Closed", {}), "REFUND_NOT_ELIGIBLE"],
    ["closed on-premises", inState("Closed", pops), "REFUND_NOT_ELIGIBLE"],
  ])("on an incident that is %s is refused either way", (_what, incident, code) => {
    for (const decision of ["Approved", "Denied"] as const) {
      expect(refusalOf(decideRefund(before(), incident, decision, context)).code).toBe(code);
    }
  });
});

test("a repeated creation gets its first answer after the incident was closed", () => {
  const created = anIncident(billing);
  const { incident } = valueOf(closed(billing, closing("Resolved")));
  expect(incidentAtCreation(incident)).toEqual(created);
});
