import { Readable } from "node:stream";

import type { BackupFile, ChainEnds } from "../../application/ports/backups.ts";
import type { BackupFiles } from "./backup-files.ts";
import {
  chainDigest,
  chainEndsIn,
  chainsFilesBeside,
  chainsFilesOf,
  digestOfChains,
} from "./chain-ends.ts";
import { findManifest, readManifest, writeManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { newestOf } from "./newest.ts";

interface FinishDeps {
  readonly files: BackupFiles;
  readonly newSuffix: () => string;
}

type Run = Pick<Manifest, "backupId" | "startedAt" | "finishedAt">;

/** Writes the ends of all chains: those of the earlier backup, and in place of them the newer ones. */
async function writeChains(
  files: BackupFiles,
  name: string,
  base: Manifest,
  newer: readonly string[],
): Promise<ChainEnds> {
  const chains = chainDigest();
  async function* lines(): AsyncGenerator<string> {
    const versions = [chainEndsIn(files, newer), chainEndsIn(files, chainsFilesOf(base))];
    for await (const { line } of newestOf(versions)) {
      chains.add(line);
      yield line;
    }
  }
  await files.write(name, Readable.from(lines()));
  return chains.result();
}

async function incrementOf(
  { files, newSuffix }: FinishDeps,
  run: Run,
  written: readonly BackupFile[],
  base: Manifest,
): Promise<Manifest> {
  const { backupId } = run;
  const chains = `chains-${newSuffix().slice(0, 8)}.txt`;
  const newer = chainsFilesBeside(backupId, written);
  const contracts = await writeChains(files, `${backupId}/${chains}`, base, newer);
  const earlier = base.files
    .filter(({ table }) => table === "contracts")
    .map((file: BackupFile) => ({ ...file, from: file.from ?? base.backupId }));
  const increment = base.format === 2 ? base.increment + 1 : 1;
  const own = { format: 2, ...run, basedOn: base.backupId, increment } as const;
  return { ...own, files: [...earlier, ...written], contracts, chains };
}

/** Writes the manifest, unless the backup has one. With a base, it names the base's files of contracts, too. */
export async function finishBackup(
  deps: FinishDeps,
  run: Run,
  written: readonly BackupFile[],
  base?: string,
): Promise<ChainEnds> {
  const { files } = deps;
  const before = await findManifest(files, run.backupId);
  if (before) return before.contracts;
  if (base !== undefined) {
    const manifest = await incrementOf(deps, run, written, await readManifest(files, base));
    await writeManifest(files, manifest);
    return manifest.contracts;
  }
  const chains = chainEndsIn(files, chainsFilesBeside(run.backupId, written));
  const contracts = await digestOfChains(chains);
  await writeManifest(files, { format: 1, ...run, files: [...written], contracts });
  return contracts;
}
