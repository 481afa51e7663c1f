import { existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import path from "node:path";

/** A received mail. One send operation is one mail, also with several recipients. */
export interface Mail {
  readonly id: string;
  readonly operationId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly receivedAt: string;
}

type Line = { readonly mail: Mail } | { readonly cleared: string } | { readonly reported: string };

/**
 * The mails, in an append-only file of JSON lines. Emptying the mailbox appends a line and deletes none:
 * the operations stay known, so that a repeated send does not store its mail again.
 */
export class MailStore {
  readonly #file: FileHandle;
  #mails: Mail[] = [];
  readonly #operations = new Map<string, Promise<Mail>>();
  readonly #reported = new Set<string>();
  #lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async open(file: string): Promise<MailStore> {
    mkdirSync(path.dirname(file), { recursive: true });
    const lines = existsSync(file) ? completeLines(file) : [];
    const store = new MailStore(await open(file, "a", 0o600));
    for (const line of lines) store.#apply(JSON.parse(line) as Line);
    return store;
  }

  /** Oldest first. */
  get mails(): readonly Mail[] {
    return this.#mails;
  }

  hasOperation(operationId: string): boolean {
    return this.#operations.has(operationId);
  }

  /** Resolves when the mail is on disk. A repeated operation returns the mail of the first one. */
  accept(mail: Mail): Promise<{ mail: Mail; isNew: boolean }> {
    const earlier = this.#operations.get(mail.operationId);
    if (earlier) return earlier.then((found) => ({ mail: found, isNew: false }));
    const stored = this.#store(mail);
    this.#operations.set(mail.operationId, stored);
    return stored.then(() => ({ mail, isNew: true }));
  }

  async #store(mail: Mail): Promise<Mail> {
    try {
      await this.#append({ mail });
    } catch (error) {
      // The mail is not stored, so the sender may repeat the operation.
      this.#operations.delete(mail.operationId);
      throw error;
    }
    this.#mails.push(mail);
    return mail;
  }

  async clear(): Promise<void> {
    this.#mails = [];
    await this.#append({ cleared: new Date().toISOString() });
  }

  isReported(key: string): boolean {
    return this.#reported.has(key);
  }

  async markReported(key: string): Promise<void> {
    this.#reported.add(key);
    await this.#append({ reported: key });
  }

  async close(): Promise<void> {
    await this.#lastWrite.catch(() => undefined);
    await this.#file.close();
  }

  async #append(line: Line): Promise<void> {
    const write = this.#lastWrite
      .catch(() => undefined)
      .then(async () => {
        await this.#file.appendFile(`${JSON.stringify(line)}\n`);
        await this.#file.datasync();
      });
    this.#lastWrite = write;
    await write;
  }

  #apply(line: Line): void {
    if ("cleared" in line) this.#mails = [];
    else if ("reported" in line) this.#reported.add(line.reported);
    else {
      this.#mails.push(line.mail);
      this.#operations.set(line.mail.operationId, Promise.resolve(line.mail));
    }
  }
}

/** A crash during a write leaves an incomplete last line. Its send was not answered, so it is removed. */
function completeLines(file: string): string[] {
  const content = readFileSync(file);
  const end = content.lastIndexOf("\n") + 1;
  if (end < content.length) truncateSync(file, end);
  return content.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
}
