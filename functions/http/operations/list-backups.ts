import { makeListBackups } from "../../../shared/application/operations/backups.ts";
import { backupView } from "../../../shared/contract/backups.ts";
import { page } from "../../../shared/contract/basics.ts";
import { listQuery } from "../../../shared/contract/operations.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("listBackups", {
  summary: "List the backups with their progress, newest first",
  query: listQuery,
  answers: { 200: json(page(backupView), "A page of backups.") },
  refusals: ["NOT_FOUND"],
  useCase: makeListBackups,
  answer: async (listBackups, { query }) => replyWith(await listBackups(query), ok),
});
