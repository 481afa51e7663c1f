import { expect, test } from "vitest";

import { closeFrontline, decideFrontlineRefund } from "../../../shared/domain/frontline.ts";
import { resolutions } from "../../../shared/domain/vocabulary.ts";
import { anIncident, valueOf, refusalOf } from "../../support/builders.ts";

test.each(resolutions)("a request closed as %s is not refunded", (resolution) => {
  const closed = valueOf(closeFrontline(anIncident(), { resolution, refundDecision: null }));
  expect(closed).toMatchObject({
    state: "Closed",
    closure: { resolution },
    refund: "NotEligible",
  });
  expect(refusalOf(decideFrontlineRefund(closed)).code).toBe("REFUND_NOT_ELIGIBLE");
});

test("an approval is refused, and the request stays open", () => {
  const approved = { resolution: "Bug", refundDecision: "Approved" } as const;
  expect(refusalOf(closeFrontline(anIncident(), approved)).code).toBe("REFUND_NOT_ELIGIBLE");
  expect(refusalOf(decideFrontlineRefund(anIncident())).code).toBe("REFUND_NOT_CLOSED");
});

test("a second closing with the same content changes nothing; other content is refused", () => {
  const closed = valueOf(
    closeFrontline(anIncident(), { resolution: "Resolved", refundDecision: null }),
  );
  expect(valueOf(closeFrontline(closed, { resolution: "Resolved", refundDecision: null }))).toBe(
    closed,
  );
  expect(refusalOf(closeFrontline(closed, { resolution: "Bug", refundDecision: null })).code).toBe(
    "INCIDENT_ALREADY_CLOSED",
  );
});
