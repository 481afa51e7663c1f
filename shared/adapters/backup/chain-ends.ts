import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

import type { BackupFile, ChainEnds } from "../../application/ports/backups.ts";
import { valueOf } from "../tables/row-kind.ts";
import { headKind } from "../tables/rows/head-row.ts";
import type { BackupFiles } from "./backup-files.ts";
import type { Manifest } from "./manifest.ts";
import type { Partition } from "./raw-rows.ts";

const table = { tableName: "contracts" };

/** One line of a file of chains' ends. */
export interface ChainEnd {
  /** The offer ID. */
  readonly key: string;
  readonly line: string;
}

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

/** The SHA-256 of a file. Throws if there is none. */
export async function sha256Of(files: BackupFiles, name: string): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(await files.read(name), digest);
  return digest.digest("hex");
}

/** Where the ends of all chains of a backup are, in the order of the offer IDs. */
export function chainsFilesOf(manifest: Manifest): string[] {
  if (manifest.format === 2) return [`${manifest.backupId}/${manifest.chains}`];
  return chainsFilesBeside(manifest.backupId, manifest.files);
}

/** The files of the chains' ends beside those files that have contracts. */
export const chainsFilesBeside = (backupId: string, files: readonly BackupFile[]): string[] =>
  files
    .filter((file) => file.table === "contracts")
    .map(({ name }) => `${backupId}/${chainsName(name)}`);

/** The lines of files of chains' ends. */
export async function* chainEndsIn(
  files: BackupFiles,
  names: readonly string[],
): AsyncGenerator<ChainEnd> {
  for (const name of names) {
    const input = await files.read(name);
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      yield { key: line.split(" ", 1)[0] ?? "", line: `${line}\n` };
    }
  }
}

/** The digest of these ends of chains. */
export async function digestOfChains(ends: AsyncIterable<ChainEnd>): Promise<ChainEnds> {
  const chains = chainDigest();
  for await (const { line } of ends) chains.add(line);
  return chains.result();
}
