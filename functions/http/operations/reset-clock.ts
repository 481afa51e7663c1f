import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { clockView } from "../../../shared/contract/operations.ts";

export default route("resetClock", {
  summary: "Put the service's clock back to real time",
  answers: { 200: json(clockView, "The real time.") },
  refusals: ["NOT_FOUND"],
  useCase: (deps) => makeClockCases(deps).resetClock,
  answer: async (resetClock) => answered(await resetClock(), ok),
});
