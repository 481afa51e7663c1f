import type { AccountStore, FrontlineRequest, Stored } from "../../application/ports/stores.ts";
import type { JsonTable } from "./json-table.ts";

const contractKey = (offerId: string): string => `link:${offerId}`;
const frontlineKey = (incidentId: string): string => `frontline:${incidentId}`;

/** One partition per account: the contracts it linked, and its requests to the frontline team. */
export class TableAccountStore implements AccountStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  async addContract(accountKey: string, offerId: string): Promise<void> {
    const row = { key: contractKey(offerId), value: { offerId }, expected: "*" };
    await this.#rows.write(accountKey, row);
  }

  async listContracts(accountKey: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { value } of this.#rows.list(accountKey, contractKey(""))) {
      found.push((value as { offerId: string }).offerId);
    }
    return found;
  }

  async addFrontline(
    accountKey: string,
    request: FrontlineRequest,
  ): Promise<{ request: FrontlineRequest; added: boolean }> {
    const { incidentId } = request.incident;
    const { added, value } = await this.#rows.add(accountKey, frontlineKey(incidentId), request);
    return { request: value as FrontlineRequest, added };
  }

  async readFrontline(
    accountKey: string,
    incidentId: string,
  ): Promise<Stored<FrontlineRequest> | null> {
    const row = await this.#rows.read(accountKey, frontlineKey(incidentId));
    return row && { value: row.value as FrontlineRequest, etag: row.etag };
  }

  async writeFrontline(
    accountKey: string,
    request: FrontlineRequest,
    etag: string,
  ): Promise<boolean> {
    const key = frontlineKey(request.incident.incidentId);
    return this.#rows.write(accountKey, { key, value: request, expected: etag });
  }

  async listFrontline(accountKey: string): Promise<FrontlineRequest[]> {
    const found: FrontlineRequest[] = [];
    for await (const { value } of this.#rows.list(accountKey, frontlineKey(""))) {
      found.push(value as FrontlineRequest);
    }
    return found;
  }
}
