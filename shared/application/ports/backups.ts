import type { BackupView } from "../../contract/backups.ts";

/** One file of rows in a backup. */
export interface BackupFile {
  readonly name: string;
  /** The earlier backup that wrote the file. Absent: the backup itself. */
  readonly from?: string | undefined;
  readonly table: string;
  readonly partitions: number;
  readonly rows: number;
  readonly sha256: string;
}

/** Where the next part of a backup begins. */
export interface BackupPosition {
  readonly table: string;
  /** The number of the table's file, from 1. */
  readonly number: number;
  /** The last partition of the part before; null at the table's start. */
  readonly after: string | null;
  /** The earlier backup that this one adds to. Absent: this one is whole. */
  readonly base?: string | undefined;
  /** Where storage goes on to search for changed contracts; absent at the table's start. */
  readonly page?: string | undefined;
}

export interface BackupPart {
  /** Null if no rows were left. */
  readonly file: BackupFile | null;
  /** The next part; null after the last one. */
  readonly next: BackupPosition | null;
}

/** The number of contracts, and the SHA-256 of the ends of all their hash chains. */
export interface ChainEnds {
  readonly count: number;
  readonly chainsSha256: string;
}

/** A finished backup of the same tables. */
export interface EarlierBackup {
  readonly backupId: string;
  readonly chainsSha256: string | null;
}

/** Writes backups part by part. A part that is written again gets another file. */
export interface BackupWriter {
  /** The start of a backup that adds to an earlier one, or of a whole one if there is none to add to. */
  readonly begin: (earlier: EarlierBackup | null) => Promise<BackupPosition>;
  readonly writePart: (backupId: string, position: BackupPosition) => Promise<BackupPart>;
  /** Writes the manifest, last, unless the backup has one. */
  readonly finish: (
    backupId: string,
    startedAt: string,
    files: readonly BackupFile[],
    base?: string,
  ) => Promise<ChainEnds>;
  /** The SHA-256 of the manifest of a finished backup. */
  readonly manifestSha256: (backupId: string) => Promise<string>;
}

/** Runs of the backup. */
export interface BackupStore {
  /** Adds a run unless it exists. Returns the stored one. */
  readonly add: (
    backup: BackupView,
  ) => Promise<{ readonly backup: BackupView; readonly added: boolean }>;
  readonly put: (backup: BackupView) => Promise<void>;
  readonly read: (backupId: string) => Promise<BackupView | null>;
  /** Newest first. */
  readonly list: () => Promise<BackupView[]>;
}
