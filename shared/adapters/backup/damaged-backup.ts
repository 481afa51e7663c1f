/** A file of a backup that is missing or differs from what was written. The message names it. */
export class DamagedBackup extends Error {}
