/** Registered names of workflows; permanent, because instances under way are found by them. */
export const activateName = "activate";
export const distributeName = "distribute";
export const sweepName = "sweep";
export const reconcileName = "reconcile";
