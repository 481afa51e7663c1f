import { createHash } from "node:crypto";

import { valueOf } from "../tables/row-kind.ts";
import { headKind } from "../tables/rows/head-row.ts";
import type { Partition, RawRow } from "./raw-rows.ts";

const table = { tableName: "contracts" };

const rowOf = ({ rows }: Partition, key: string): RawRow | undefined =>
  rows.find(({ rowKey }) => rowKey === key);

/** Collects the ends of the contracts' hash chains, in the order of the offer IDs. */
export function chainEnds() {
  const digest = createHash("sha256");
  let count = 0;
  return {
    add: (partition: Partition): void => {
      const head = rowOf(partition, "head");
      if (!head) return;
      const { chain, term } = valueOf(table, { etag: "", data: "", ...head }, headKind);
      digest.update(`${partition.key} ${term.number} ${chain.seq} ${chain.hash}\n`);
      count += 1;
    },
    result: () => ({ count, chainsSha256: digest.digest("hex") }),
  };
}
