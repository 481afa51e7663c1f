const openStates: ReadonlySet<string> = new Set([
  "Running",
  "Pending",
  "ContinuedAsNew",
  "Suspended",
]);

/** Whether an instance of this status has not ended. */
export const isOpen = (runtimeStatus: string): boolean => openStates.has(runtimeStatus);
