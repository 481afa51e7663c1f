/** Registered names of the workflows. They never change: running instances are found by them. */
export const activateName = "activate";
export const distributeName = "distribute";
export const replaceName = "replace";
export const sweepName = "sweep";
export const reconcileName = "reconcile";
export const eraseName = "erase";
export const backupName = "backup";
export const probeName = "probe";
