import { makeReadMailQueue } from "../../../shared/application/operations/read-mail-queue.ts";
import { mailQueueView } from "../../../shared/contract/operations.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";

export default route("readMailQueue", {
  summary: "Read the mails that wait for the sender's limits",
  description: "`oldest` is when the distribution began to wait for its next send, in real time.",
  answers: { 200: json(mailQueueView, "The queue, and each partner's part of it.") },
  refusals: [],
  useCase: makeReadMailQueue,
  answer: async (readMailQueue) => replyWith(await readMailQueue(), ok),
});
