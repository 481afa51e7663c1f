import { reply } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { healthView } from "../../schemas/operations.ts";
import type { HealthView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getHealth = (health: () => Promise<HealthView>) =>
  publicRoute({
    operationId: "readHealth",
    tag: "About",
    summary: "Say whether the service and what it depends on are up",
    answers: {
      200: json(healthView, "Everything is up."),
      503: json(healthView, "Something is down."),
    },
    refusals: [],
    handle: async () => {
      const body = await health();
      return reply({ status: body.status === "up" ? 200 : 503, body });
    },
  });
