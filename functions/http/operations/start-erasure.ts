import { makeStartErasure } from "../../../shared/application/operations/erasures.ts";
import { erasureBody, erasureStarted } from "../../../shared/contract/erasures.ts";
import { json, locationHeader, pollAgain, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("startErasure", {
  summary: "Erase a person's data",
  description:
    "By an e-mail address, or by an account of a portal. Addresses, account IDs, names and titles are replaced or removed. Counters, ledger entries and hash chains stay. An Idempotency-Key is optional: with one, a repeat starts nothing more.",
  body: erasureBody,
  key: "optional",
  answers: { 202: json(erasureStarted, "The running erasure.", "Location", "Retry-After") },
  refusals: [],
  useCase: makeStartErasure,
  answer: async (startErasure, { body, idempotencyKey }, origin) =>
    replyWith(await startErasure({ ...body, idempotencyKey }, origin), ({ replayed, value }) => ({
      status: 202,
      body: value,
      replayed,
      headers: { ...locationHeader("ops", "erasures", value.erasureId), ...pollAgain },
    })),
});
