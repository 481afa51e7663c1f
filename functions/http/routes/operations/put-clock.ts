import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { clockBody, clockView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const putClock = ({ moveClock }: Pick<UseCases, "moveClock">) =>
  route({
    operationId: "moveClock",
    tag: "Operations",
    summary: "Move the service's clock",
    description:
      "Available only if ALLOW_TIME_TRAVEL is true, which it never is in a deployment. Tokens, timers and time-outs stay on real time.",
    body: clockBody,
    answers: { 200: json(clockView, "The new time.") },
    refusals: ["NOT_FOUND"],
    handle: async ({ body }) =>
      answered(await moveClock(body), (clock) => ({ status: 200, body: clock })),
  });
