import { json, reply } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { healthView } from "../../../shared/contract/operations.ts";

export default publicRoute("readHealth", {
  summary: "Check whether the service and its dependencies are available",
  answers: {
    200: json(healthView, "The service and its dependencies are available."),
    503: json(healthView, "A dependency is not available."),
  },
  refusals: [],
  useCase: ({ health }) => health,
  answer: async (health) => {
    const body = await health();
    return reply({ status: body.status === "up" ? 200 : 503, body });
  },
});
