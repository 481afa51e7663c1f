import type { SendLog } from "./distribution-store.ts";

/** In the place of the offer and the partner of an e-mail about a backup. */
export const backupsOwner = "(backups)";

/** The send log of the e-mails about backups, one for each. It holds no address: a setting has it. */
export interface AnchorMails extends SendLog {
  /** Adds the e-mail about a backup unless there is one. */
  readonly queue: (backupId: string) => Promise<void>;
}
