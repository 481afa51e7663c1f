import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { clockView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getClock = ({ readClock }: Pick<UseCases, "readClock">) =>
  route({
    operationId: "readClock",
    tag: "Operations",
    summary: "Read the service's clock",
    answers: { 200: json(clockView, "The current time of the service.") },
    refusals: ["NOT_FOUND"],
    handle: async () => answered(await readClock(), (body) => ({ status: 200, body })),
  });
