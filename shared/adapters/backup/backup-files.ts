import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The files of backups. A name is `{backup}/{file}`. */
export interface BackupFiles {
  /** Writes a whole file, or none if the content fails. Overwrites a file of the same name. */
  readonly write: (name: string, content: Readable) => Promise<void>;
  /** Throws if there is no such file. */
  readonly read: (name: string) => Promise<NodeJS.ReadableStream>;
  /** The names of all backups with a manifest, oldest first. */
  readonly list: () => Promise<string[]>;
}

export const manifestName = "manifest.json";

/** Backups in a folder. Only the owner can read the files. */
export function backupFolder(folder: string): BackupFiles {
  const pathOf = (name: string): string => path.join(folder, ...name.split("/"));
  return {
    write: async (name, content) => {
      const target = pathOf(name);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const partial = `${target}.partial`;
      await pipeline(content, createWriteStream(partial, { mode: 0o600 }));
      await rename(partial, target);
    },
    read: (name) =>
      new Promise((resolve, reject) => {
        const stream = createReadStream(pathOf(name));
        stream.once("open", () => {
          resolve(stream);
        });
        stream.once("error", reject);
      }),
    list: async () => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      return names
        .filter((name) => path.basename(name) === manifestName)
        .map((name) => path.dirname(name))
        .sort();
    },
  };
}
