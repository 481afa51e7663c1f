import { json, reply } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { healthView } from "../../../shared/contract/operations.ts";

export default publicRoute("readHealth", {
  summary: "Say whether the service and what it depends on are up",
  answers: {
    200: json(healthView, "Everything is up."),
    503: json(healthView, "Something is down."),
  },
  refusals: [],
  useCase: ({ health }) => health,
  answer: async (health) => {
    const body = await health();
    return reply({ status: body.status === "up" ? 200 : 503, body });
  },
});
