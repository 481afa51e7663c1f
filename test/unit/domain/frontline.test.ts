import { expect, test } from "vitest";

import { closeFree, decideFreeRefund } from "../../../shared/domain/frontline.ts";
import { resolutions } from "../../../shared/domain/vocabulary.ts";
import { anIncident, must, refusalOf } from "../../support/builders.ts";

test.each(resolutions)("closed as %s, a request gives nothing back", (resolution) => {
  const closed = must(closeFree(anIncident(), { resolution, refundDecision: null }));
  expect(closed).toMatchObject({
    state: "Closed",
    closure: { resolution },
    refund: "NotEligible",
  });
  expect(refusalOf(decideFreeRefund(closed)).code).toBe("REFUND_NOT_ELIGIBLE");
});

test("an approval is refused, and the request stays open", () => {
  const approved = { resolution: "Bug", refundDecision: "Approved" } as const;
  expect(refusalOf(closeFree(anIncident(), approved)).code).toBe("REFUND_NOT_ELIGIBLE");
  expect(refusalOf(decideFreeRefund(anIncident())).code).toBe("REFUND_NOT_CLOSED");
});

test("closed again the same way nothing changes; another way is refused", () => {
  const closed = must(closeFree(anIncident(), { resolution: "Resolved", refundDecision: null }));
  expect(must(closeFree(closed, { resolution: "Resolved", refundDecision: null }))).toBe(closed);
  expect(refusalOf(closeFree(closed, { resolution: "Bug", refundDecision: null })).code).toBe(
    "INCIDENT_ALREADY_CLOSED",
  );
});
