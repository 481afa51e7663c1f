import type { Deps } from "../../shared/application/deps.ts";
import type { HealthView } from "../../shared/contract/operations.ts";

/** What routes are made of: the use cases' dependencies, and what the service says of itself. */
export interface EdgeDeps extends Deps {
  readonly health: () => Promise<HealthView>;
  /** The version of the service, as health and the documentation name it. */
  readonly version: string;
  /** Where the build has put the files of the documentation page. */
  readonly docsDirectory: string;
}
