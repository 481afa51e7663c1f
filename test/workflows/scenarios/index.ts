import { probeName } from "../../../functions/durable/names.ts";
import { activations } from "./activations.ts";
import { backups } from "./backups.ts";
import { distributions } from "./distributions.ts";
import { erasures } from "./erasures.ts";
import { reconciliations } from "./reconciliations.ts";
import { replacements } from "./replacements.ts";
import type { Scenario } from "./scenario.ts";
import { sweeps } from "./sweeps.ts";

const probe: Scenario = {
  ...{ orchestrator: probeName, scenario: "main" },
  ...{ activities: [], input: null },
};

export const scenarios: readonly Scenario[] = [
  ...activations,
  ...distributions,
  ...replacements,
  ...sweeps,
  ...reconciliations,
  ...erasures,
  ...backups,
  probe,
];
