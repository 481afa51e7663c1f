import type { TokenCredential } from "@azure/identity";
import { ContainerClient } from "@azure/storage-blob";

import { manifestName } from "./backup-files.ts";
import type { BackupFiles } from "./backup-files.ts";

const blockSize = 4 * 1024 * 1024;
const blocksAtOnce = 2;

/**
 * Backups in a container. Its URL may contain a shared access signature; otherwise the identity is
 * used, which needs the role Storage Blob Data Contributor.
 */
export function backupContainer(url: string, credential: TokenCredential): BackupFiles {
  const hasSignature = new URL(url).searchParams.has("sig");
  const container = hasSignature ? new ContainerClient(url) : new ContainerClient(url, credential);
  return containerFiles(container);
}

/** Backups in this container. A container that keeps blobs unchanged refuses a second write. */
export function containerFiles(container: ContainerClient): BackupFiles {
  return {
    write: async (name, content) => {
      await container.getBlockBlobClient(name).uploadStream(content, blockSize, blocksAtOnce);
    },
    read: async (name) => {
      const { readableStreamBody } = await container.getBlobClient(name).download();
      if (!readableStreamBody) throw new Error(`The blob ${name} has no content.`);
      return readableStreamBody;
    },
    list: async () => {
      const names: string[] = [];
      for await (const { name } of container.listBlobsFlat()) {
        const [backupId, file] = name.split("/");
        if (backupId !== undefined && file === manifestName) names.push(backupId);
      }
      return names.sort();
    },
  };
}
