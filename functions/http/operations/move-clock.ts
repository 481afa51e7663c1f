import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { clockBody, clockView } from "../../../shared/contract/operations.ts";

export default route("moveClock", {
  summary: "Move the service's clock",
  description:
    "Available only if ALLOW_TIME_TRAVEL is true, which it never is in a deployment. Tokens, timers and time-outs stay on real time.",
  body: clockBody,
  answers: { 200: json(clockView, "The new time.") },
  refusals: ["NOT_FOUND"],
  useCase: (deps) => makeClockCases(deps).moveClock,
  answer: async (moveClock, { body }) =>
    replyWith(await moveClock(body), (clock) => ({ status: 200, body: clock })),
});
