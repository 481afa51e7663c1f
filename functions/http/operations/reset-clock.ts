import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { clockView } from "../../../shared/contract/operations.ts";

export default route("resetClock", {
  summary: "Reset the service's clock to real time",
  answers: { 200: json(clockView, "The real time.") },
  refusals: ["NOT_FOUND"],
  useCase: (deps) => makeClockCases(deps).resetClock,
  answer: async (resetClock) => replyWith(await resetClock(), ok),
});
