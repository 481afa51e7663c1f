import type { AnchorLetterInput } from "../../../application/ports/mailer.ts";
import { manifestName } from "../../backup/backup-files.ts";
import type { Draft } from "./draft.ts";

/** The e-mail that keeps the digests of a backup out of reach of those who can write to storage. */
export const anchorDraft = (backup: AnchorLetterInput, program: string): Draft => ({
  subject: `Backup ${backup.backupId}: digest of ${backup.contracts} contracts`,
  preheader: "Keep this e-mail. It shows later whether the ledger was changed.",
  program,
  title: "A backup is complete",
  blocks: [
    {
      facts: [
        { label: "Backup", value: backup.backupId },
        { label: "Started", value: backup.startedAt },
        { label: "Contracts", value: String(backup.contracts) },
        { label: "Digest: SHA-256 of the ends of all hash chains", value: backup.chainsSha256 },
        { label: "Manifest", value: `${backup.backupId}/${manifestName}` },
        { label: "SHA-256 of the manifest", value: backup.manifestSha256 },
      ],
    },
    {
      paragraph:
        "Keep this e-mail where nobody who can write to the storage accounts can change it. With it you can verify " +
        "later that the ledger and this backup are unchanged: docs/ledger.md and docs/backup.md say how.",
    },
  ],
  footer: ["This e-mail is sent after each backup to the address in the setting ANCHOR_TO."],
});
