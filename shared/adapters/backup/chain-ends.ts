import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

import type { ChainEnds } from "../../application/ports/backups.ts";
import { valueOf } from "../tables/row-kind.ts";
import { headKind } from "../tables/rows/head-row.ts";
import type { BackupFiles } from "./backup-files.ts";
import type { Partition } from "./raw-rows.ts";

const table = { tableName: "contracts" };

/** The line that says where a contract's hash chain ends; undefined if the partition has no head. */
export function chainEndOf({ key, rows }: Partition): string | undefined {
  const head = rows.find(({ rowKey }) => rowKey === "head");
  if (!head) return undefined;
  const { chain, term } = valueOf(table, { etag: "", data: "", ...head }, headKind);
  return `${key} ${term.number} ${chain.seq} ${chain.hash}\n`;
}

/** The file of the chains' ends beside a file of contracts: `chains-00001-ab12cd34.txt`. */
export const chainsName = (name: string): string =>
  name.replace(/^contracts-/, "chains-").replace(/\.ndjson\.gz$/, ".txt");

/** Counts and hashes the ends of the chains, in the order of the offer IDs. */
export function chainDigest() {
  const digest = createHash("sha256");
  let count = 0;
  return {
    add: (line: string | undefined): void => {
      if (line === undefined) return;
      digest.update(line);
      count += 1;
    },
    result: (): ChainEnds => ({ count, chainsSha256: digest.digest("hex") }),
  };
}

/** The SHA-256 of the file of the chains' ends beside a file of contracts. Throws if there is none. */
export async function chainsFileSha256(
  files: BackupFiles,
  backupId: string,
  name: string,
): Promise<string> {
  const digest = createHash("sha256");
  const content = await files.read(`${backupId}/${chainsName(name)}`);
  await pipeline(content, digest);
  return digest.digest("hex");
}

/** The digest of the chains' ends that were written beside these files of contracts. */
export async function digestOfChains(
  files: BackupFiles,
  backupId: string,
  names: readonly string[],
): Promise<ChainEnds> {
  const chains = chainDigest();
  for (const name of names) {
    const input = await files.read(`${backupId}/${chainsName(name)}`);
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      chains.add(`${line}\n`);
    }
  }
  return chains.result();
}
