import { activations } from "./activations.ts";
import { backups } from "./backups.ts";
import { distributions } from "./distributions.ts";
import { erasures } from "./erasures.ts";
import { reconciliations } from "./reconciliations.ts";
import { replacements } from "./replacements.ts";
import type { Scenario } from "./scenario.ts";
import { sweeps } from "./sweeps.ts";

export const scenarios: readonly Scenario[] = [
  ...activations,
  ...distributions,
  ...replacements,
  ...sweeps,
  ...reconciliations,
  ...erasures,
  ...backups,
];
