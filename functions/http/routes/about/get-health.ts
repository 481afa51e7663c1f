import { reply } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { healthView } from "../../schemas/operations.ts";
import type { HealthView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getHealth = (health: () => Promise<HealthView>) =>
  publicRoute({
    operationId: "readHealth",
    tag: "About",
    summary: "Check whether the service and its dependencies are available",
    answers: {
      200: json(healthView, "The service and its dependencies are available."),
      503: json(healthView, "A dependency is not available."),
    },
    refusals: [],
    handle: async () => {
      const body = await health();
      return reply({ status: body.status === "up" ? 200 : 503, body });
    },
  });
