import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { asReadFailure } from "../tables/failures.ts";
import { readContract } from "./raw-rows.ts";
import type { Partition } from "./raw-rows.ts";

/** A place in a search for changed contracts. */
export interface SearchPlace {
  /** The last contract that was found; null at the start. */
  readonly after: string | null;
  /** The page of storage that is read next. */
  readonly page: string | undefined;
}

/**
 * One call of storage can search for five seconds and find nothing, and a step of a workflow has five minutes.
 * Therefore a search ends after this number of pages, and another one continues.
 */
const pagesPerSearch = 40;

/**
 * Finds the contracts with a row that was written since a time, by the clock of storage, in the order of their keys.
 * No row of a contract is removed without a write of another one. `place` is where the next search begins; null at
 * the table's end.
 */
export class ChangedContracts {
  readonly #table: TableClient;
  readonly #since: Date;
  place: SearchPlace | null;

  constructor(table: TableClient, since: Date, place: SearchPlace) {
    this.#table = table;
    this.#since = since;
    this.place = place;
  }

  async *find(pagesMax = pagesPerSearch): AsyncGenerator<Partition> {
    for (let pages = 0; this.place && pages < pagesMax; pages += 1) {
      const { keys, next } = await this.#readPage(this.place);
      const after: string | null = this.place.after;
      for (const key of keys) {
        if (key <= (this.place.after ?? "")) continue;
        this.place = { ...this.place, after: key };
        yield await readContract(this.#table, key);
      }
      this.place = next === undefined ? null : { after: keys.at(-1) ?? after, page: next };
    }
  }

  async #readPage({ page }: SearchPlace): Promise<{ keys: string[]; next: string | undefined }> {
    const queryOptions = {
      filter: odata`Timestamp ge ${this.#since}`,
      select: ["PartitionKey", "RowKey"],
    };
    const found = this.#table
      .listEntities<{ partitionKey: string }>({ queryOptions })
      .byPage({ maxPageSize: 1000, ...(page !== undefined && { continuationToken: page }) });
    try {
      for await (const rows of found) {
        const keys = new Set(rows.map(({ partitionKey }) => partitionKey));
        return { keys: [...keys], next: rows.continuationToken };
      }
    } catch (error) {
      throw asReadFailure(error);
    }
    return { keys: [], next: undefined };
  }
}
