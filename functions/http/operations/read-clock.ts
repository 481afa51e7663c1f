import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { clockView } from "../../../shared/contract/operations.ts";

export default route("readClock", {
  summary: "Read the service's clock",
  answers: { 200: json(clockView, "The current time of the service.") },
  refusals: ["NOT_FOUND"],
  useCase: (deps) => makeClockCases(deps).readClock,
  answer: async (readClock) => replyWith(await readClock(), ok),
});
