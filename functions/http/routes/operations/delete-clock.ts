import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { clockView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const deleteClock = ({ resetClock }: Pick<UseCases, "resetClock">) =>
  route({
    operationId: "resetClock",
    tag: "Operations",
    summary: "Reset the service's clock to real time",
    answers: { 200: json(clockView, "The real time.") },
    refusals: ["NOT_FOUND"],
    handle: async () => answered(await resetClock(), (body) => ({ status: 200, body })),
  });
