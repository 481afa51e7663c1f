import { accept, refuse } from "../../domain/result.ts";
import { accessPartnerAsAdmin } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { consultationIdFor } from "../ids.ts";
import type { UseCases } from "../use-cases.ts";

type ConsultationDeps = Pick<
  Deps,
  "clock" | "consultations" | "contracts" | "findConsultation" | "partners" | "rules" | "schedule"
>;

/** F142–F145: activating a consultation submits it. It has no IDs and deducts no incident. */
export const makeRequestConsultation =
  (deps: ConsultationDeps): UseCases["requestConsultation"] =>
  async ({ name, partnerId }, { caller }) => {
    const partner = await accessPartnerAsAdmin(deps, partnerId, caller);
    if (!partner.ok) return partner;
    const knownName = deps.findConsultation(name);
    if (knownName === undefined) {
      const detail = `No such consultation; there are: ${deps.consultations.join(", ")}.`;
      return refuse({ code: "NOT_FOUND", detail });
    }
    if (!partner.value.isvSuccessEnrolled) {
      return refuse({
        code: "ISV_SUCCESS_REQUIRED",
        detail: "Technical consultations are for partners enrolled in ISV Success.",
        remedy: "ENROL_IN_ISV_SUCCESS",
      });
    }
    const { consultationId } = await deps.partners.addConsultation(partnerId, {
      consultationId: consultationIdFor(partnerId, knownName),
      name: knownName,
      requestedBy: caller.actor,
      requestedAt: deps.clock.now().toISOString(),
      state: "Submitted",
    });
    return accept({ consultationId, state: "Submitted" });
  };
