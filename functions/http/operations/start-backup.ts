import { makeStartBackup } from "../../../shared/application/operations/backups.ts";
import { backupStarted } from "../../../shared/contract/backups.ts";
import { optionalEmptyBody } from "../../../shared/contract/basics.ts";
import { json, locationHeader, pollAgain, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("startBackup", {
  summary: "Start a backup of all tables",
  description: "A timer starts one each day. The setting BACKUP_TO names the container.",
  body: optionalEmptyBody,
  answers: { 202: json(backupStarted, "The running backup.", "Location", "Retry-After") },
  refusals: ["NOT_FOUND"],
  useCase: makeStartBackup,
  answer: async (startBackup) =>
    replyWith(await startBackup(), (body) => ({
      status: 202,
      body,
      headers: { ...locationHeader("ops", "backups"), ...pollAgain },
    })),
});
