import { countMails } from "../../shared/application/partner/mail-quota.ts";
import type { MailCount, MailQuota, MailUse } from "../../shared/application/ports/mail-quota.ts";

/** The mails of each partner and day, in memory. */
export class MemoryMailQuota implements MailQuota {
  readonly perDay: number;
  readonly #mails = new Map<string, readonly string[]>();

  constructor(perDay = 500) {
    this.perDay = perDay;
  }

  async take({ day, mails: more, partnerId }: MailUse): Promise<MailCount> {
    const key = `${day} ${partnerId}`;
    const { mails, ...count } = countMails(this.#mails.get(key) ?? [], more, this.perDay);
    if (count.fits) this.#mails.set(key, mails);
    return count;
  }

  async removeOld(): Promise<void> {
    this.#mails.clear();
  }
}
