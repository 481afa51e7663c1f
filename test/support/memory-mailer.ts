import type {
  FindOutcome,
  Mailer,
  MailMessage,
  SendOutcome,
} from "../../shared/application/ports/mailer.ts";

export interface MemoryMail extends MailMessage {
  readonly operationId: string;
}

/** The fault of the next send. An outcome is returned without accepting the mail. */
export type Trouble = Exclude<SendOutcome, { state: "Accepted" }> | "answer lost";

export interface MemoryMailer extends Mailer {
  /** Oldest first. */
  readonly mails: readonly MemoryMail[];
  /** The next `times` sends have this fault. A later call replaces it. */
  readonly meet: (trouble: Trouble, times?: number) => void;
  /** The result of `find` for an operation from now on. */
  readonly settle: (operationId: string, outcome: FindOutcome) => void;
  /** The number of `send` calls, including repeats and failures. */
  readonly sendCount: () => number;
}

/** A test double for the e-mail service. It passes the same tests as the real adapter. */
export function makeMemoryMailer(): MemoryMailer {
  const mails: MemoryMail[] = [];
  const operations = new Map<string, FindOutcome>();
  let trouble: Trouble | undefined;
  let times = 0;
  let sends = 0;

  function nextTrouble(): Trouble | undefined {
    if (times === 0) return undefined;
    times -= 1;
    return trouble;
  }

  function take(operationId: string, message: MailMessage): void {
    if (operations.has(operationId)) return;
    operations.set(operationId, "Succeeded");
    mails.push({ ...message, operationId });
  }

  return {
    mails,
    meet(next, count = 1) {
      trouble = next;
      times = count;
    },
    settle: (operationId, outcome) => {
      operations.set(operationId, outcome);
    },
    sendCount: () => sends,
    async send(operationId, message) {
      sends += 1;
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(message.to.email)) {
        return { state: "Rejected", reason: "400 BadRequest: Invalid email address." };
      }
      const met = nextTrouble();
      if (met && met !== "answer lost") return met;
      take(operationId, message);
      return met ? { state: "Unavailable", reason: "ECONNRESET" } : { state: "Accepted" };
    },
    find: async (operationId) => operations.get(operationId) ?? "Unknown",
  };
}
