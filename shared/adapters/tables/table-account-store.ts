import type { AccountStore, FrontlineRequest, Stored } from "../../application/ports/stores.ts";
import type { JsonTable } from "./json-table.ts";
import { accountLinkKind, frontlineKind } from "./rows/account-rows.ts";

export const accountLinkKey = (offerId: string): string => `link:${offerId}`;
const frontlineKey = (incidentId: string): string => `frontline:${incidentId}`;

/** One partition per account, with its linked contracts and its requests to the frontline team. */
export class TableAccountStore implements AccountStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  async addContract(accountKey: string, offerId: string): Promise<void> {
    const key = accountLinkKey(offerId);
    const write = { kind: accountLinkKind, key, value: { offerId }, expected: "*" };
    await this.#rows.write(accountKey, write);
  }

  async listContracts(accountKey: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { value } of this.#rows.list(
      accountLinkKind,
      accountKey,
      accountLinkKey(""),
    )) {
      found.push(value.offerId);
    }
    return found;
  }

  async addFrontline(
    accountKey: string,
    request: FrontlineRequest,
  ): Promise<{ request: FrontlineRequest; added: boolean }> {
    const { incidentId } = request.incident;
    const key = frontlineKey(incidentId);
    const { added, value } = await this.#rows.add(frontlineKind, accountKey, key, request);
    return { request: value, added };
  }

  async readFrontline(
    accountKey: string,
    incidentId: string,
  ): Promise<Stored<FrontlineRequest> | null> {
    return this.#rows.read(frontlineKind, accountKey, frontlineKey(incidentId));
  }

  async writeFrontline(
    accountKey: string,
    request: FrontlineRequest,
    etag: string,
  ): Promise<boolean> {
    const key = frontlineKey(request.incident.incidentId);
    const write = { kind: frontlineKind, key, value: request, expected: etag };
    return this.#rows.write(accountKey, write);
  }

  async listFrontline(accountKey: string): Promise<FrontlineRequest[]> {
    const found: FrontlineRequest[] = [];
    for await (const { value } of this.#rows.list(frontlineKind, accountKey, frontlineKey(""))) {
      found.push(value);
    }
    return found;
  }
}
