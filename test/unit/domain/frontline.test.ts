import { expect, test } from "vitest";

import {
  closeFrontline as closeAt,
  correctFrontline,
  decideFrontlineRefund,
} from "../../../shared/domain/frontline.ts";
import type { FrontlineIncident } from "../../../shared/domain/frontline.ts";
import type { Closure } from "../../../shared/domain/incident.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolutions } from "../../../shared/domain/vocabulary.ts";
import { anIncident, noon, valueOf, refusalOf } from "../../support/builders.ts";

const closedAt = noon("2025-10-05");
const closeFrontline = (incident: FrontlineIncident, closure: Closure) =>
  closeAt(incident, closure, closedAt);

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

test("a closure is corrected once within 30 days, and gives nothing back", () => {
  const resolved = { resolution: "Resolved", refundDecision: null } as const;
  const closed = valueOf(closeFrontline(anIncident(), resolved));
  const on = (today: string) => ({ rules: defaultRules, today });

  const corrected = valueOf(correctFrontline(closed, "Duplicate", on("2025-11-04")));
  expect(corrected).toMatchObject({ state: "Closed", correction: "Duplicate", closedAt });
  expect(valueOf(correctFrontline(corrected, "Duplicate", on("2026-11-04")))).toBe(corrected);
  expect([
    refusalOf(correctFrontline(corrected, "Bug", on("2025-11-04"))).reason,
    refusalOf(correctFrontline(closed, "Bug", on("2025-11-05"))).reason,
    refusalOf(correctFrontline(anIncident(), "Bug", on("2025-11-05"))).remedy,
  ]).toEqual(["ALREADY_CORRECTED", "TOO_LATE", "CLOSE_INCIDENT"]);
});
