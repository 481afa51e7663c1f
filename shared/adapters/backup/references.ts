import { foldId } from "../../domain/spelling.ts";
import { decode } from "../tables/json-row.ts";
import type { BackupFiles } from "./backup-files.ts";
import type { Manifest } from "./manifest.ts";
import type { RawRow } from "./raw-rows.ts";
import { verifyBackup } from "./read-backup.ts";

/** Which rows of a backup a restore writes. */
export interface RowFilter {
  readonly includes: (table: string, row: RawRow) => boolean;
  /** Whether the row refers to a contract that is newer than the backup. */
  readonly isNewer: (table: string, row: RawRow) => boolean;
}

/** The offer that a row outside of the contracts refers to. */
function offerOf(row: RawRow): string | undefined {
  const { data } = row;
  if (typeof data !== "string") return undefined;
  const value = decode({ ...row, data });
  const isObject = typeof value === "object" && value !== null && "offerId" in value;
  return isObject && typeof value.offerId === "string" ? value.offerId : undefined;
}

/**
 * Verifies the backup and returns the filter for a restore. A row that refers to a contract which is
 * not in the backup is left out: the contract was created while the backup was written.
 */
export async function verifiedFilter(
  files: BackupFiles,
  manifest: Manifest,
  partnerId?: string,
): Promise<RowFilter> {
  const contracts = new Set<string>();
  const ofPartner = new Set<string>();
  const partnerKey = partnerId === undefined ? undefined : foldId(partnerId);
  await verifyBackup(files, manifest, (table, { key, rows }) => {
    if (table === "contracts") contracts.add(key);
    if (table !== "partners" || key !== partnerKey) return;
    for (const row of rows) ofPartner.add(offerOf(row) ?? "");
  });
  if (partnerId !== undefined && ofPartner.size === 0) {
    throw new Error(`The backup ${manifest.backupId} has no partner ${partnerId}.`);
  }
  const isNewer = (table: string, row: RawRow): boolean => {
    const offerId = table === "contracts" ? undefined : offerOf(row);
    return offerId !== undefined && !contracts.has(offerId);
  };
  const isWanted = (table: string, row: RawRow): boolean => {
    if (partnerKey === undefined) return true;
    if (table === "contracts") return ofPartner.has(row.partitionKey);
    if (table === "partners") return row.partitionKey === partnerKey;
    return ofPartner.has(offerOf(row) ?? "none");
  };
  return {
    includes: (table, row) => isWanted(table, row) && !isNewer(table, row),
    isNewer: (table, row) => isWanted(table, row) && isNewer(table, row),
  };
}
