import { activations } from "./activations.ts";
import { distributions } from "./distributions.ts";
import { reconciliations } from "./reconciliations.ts";
import { sweeps } from "./sweeps.ts";
import type { Way } from "./scenario.ts";

export const ways: readonly Way[] = [
  ...activations,
  ...distributions,
  ...sweeps,
  ...reconciliations,
];
