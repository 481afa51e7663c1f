import type { TableClient } from "@azure/data-tables";

import type { Erasure, ErasureStore } from "../../application/ports/erasures.ts";
import { JsonTable } from "./json-table.ts";
import { erasureKind } from "./rows/erasure-row.ts";

const partition = "erasure";

export class TableErasureStore implements ErasureStore {
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#rows = new JsonTable(table);
  }

  async add(erasure: Erasure): Promise<{ erasure: Erasure; added: boolean }> {
    const { added, value } = await this.#rows.add(
      erasureKind,
      partition,
      erasure.erasureId,
      erasure,
    );
    return { erasure: value, added };
  }

  async put(erasure: Erasure): Promise<void> {
    const write = { kind: erasureKind, key: erasure.erasureId, value: erasure, expected: "*" };
    await this.#rows.write(partition, write);
  }

  async read(erasureId: string): Promise<Erasure | null> {
    const row = await this.#rows.read(erasureKind, partition, erasureId);
    return row && row.value;
  }

  async list(): Promise<Erasure[]> {
    const found: Erasure[] = [];
    for await (const { value } of this.#rows.list(erasureKind, partition, "")) found.push(value);
    return found.sort((one, other) => other.startedAt.localeCompare(one.startedAt));
  }
}
